"""Who signs a form: the head of the member unit, as the bloc calls such a head."""

from thidua.model.bloc import BlocFile
from thidua.words import Lang, say

OF_SYSTEM = {"enterprise": "sign.head_enterprise"}
"""What such a head is called where the bloc does not say it, if not as in the state's agencies."""


def signer_title(lang: Lang, bloc: BlocFile) -> str:
    """The words over the signature: `TRƯỞNG KHOA`."""
    said = bloc.unit_head or say(lang, f"form.{OF_SYSTEM.get(bloc.system, 'sign.head')}")
    return said.upper()
