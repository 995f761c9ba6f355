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
handler404 = "commonseal.workbench.pages.not_found"
handler500 = "commonseal.workbench.pages.failed"
