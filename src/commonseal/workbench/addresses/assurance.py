"""The pages that show what the rules find, and the duties behind them."""

from django.urls import path

from commonseal.workbench.views import acknowledging, carrying, findings, functions, law

urlpatterns = [
    path("findings", findings.findings, name="findings"),
    path("finding/<str:key>", findings.finding, name="finding"),
    path("finding/<str:key>/acknowledge", acknowledging.acknowledge, name="acknowledge"),
    path("finding/<str:key>/withdraw", acknowledging.withdraw, name="withdraw"),
    path("duties", functions.duties, name="duties"),
    path("scheme", functions.scheme, name="scheme"),
    path("stress", carrying.stress, name="stress"),
    path("interests", carrying.interests, name="interests"),
    path("rules", law.rules, name="rules"),
    path("rule/<str:code>", law.rule, name="rule"),
    path("law", law.packs, name="packs"),
    path("law/stale", law.stale, name="stale"),
    path("law/<str:name>", law.shown, name="law"),
]
