"""The pages by which somebody signs in and out, and by which accounts are kept and audited.

Some addresses have the names by which the sign-in library knows them.
"""

from django.urls import path

from commonseal.workbench.views import accounts, auditing, errors
from commonseal.workbench.views import signing_in as own

urlpatterns = [
    path("sign-in", own.SignIn.as_view(), name="sign-in"),
    path("sign-in", own.SignIn.as_view(), name="account_login"),
    path("sign-in/code", own.Code.as_view(), name="mfa_authenticate"),
    path("sign-in/with/<slug:provider_id>", own.to_provider, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back", own.from_provider, name="openid_connect_callback"),
    path("sign-in/switched-off", errors.switched_off, name="account_inactive"),
    path("sign-out", own.SignOut.as_view(), name="sign-out"),
    path("account", accounts.own, name="account"),
    path("account", accounts.own, name="mfa_index"),
    path("account", accounts.own, name="account_set_password"),
    path("account/password", own.Password.as_view(), name="account_change_password"),
    path("account/again", own.AgainByPassword.as_view(), name="account_reauthenticate"),
    path("account/again/code", own.AgainByCode.as_view(), name="mfa_reauthenticate"),
    path("account/second-factor", own.FactorOn.as_view(), name="mfa_activate_totp"),
    path("account/second-factor/off", own.FactorOff.as_view(), name="mfa_deactivate_totp"),
    path("account/recovery-codes", own.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new", own.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("accounts", accounts.everybody, name="accounts"),
    path("accounts/new", accounts.new, name="new-account"),
    path("accounts/of/<path:name>", accounts.one, name="one-account"),
    path("audit", auditing.audit, name="audit"),
]
