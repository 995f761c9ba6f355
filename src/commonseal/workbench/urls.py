"""The addresses of the workbench. Those of the register come last: any kind of thing may begin one."""

from commonseal.workbench.addresses import accounts, api, assurance, calendar, planning, register, reviewing

urlpatterns = [
    *accounts.urlpatterns,
    *api.urlpatterns,
    *reviewing.urlpatterns,
    *assurance.urlpatterns,
    *planning.urlpatterns,
    *calendar.urlpatterns,
    *register.urlpatterns,
]
handler400 = "commonseal.workbench.views.errors.not_understood"
handler403 = "commonseal.workbench.views.errors.not_allowed"
handler404 = "commonseal.workbench.views.errors.not_found"
handler429 = "commonseal.workbench.views.errors.too_often"
handler500 = "commonseal.workbench.views.errors.failed"
