"""How many inputs a property gets: few in make test, many in make fuzz."""

from hypothesis import settings


def count_essais(court: int, campagne: int) -> int:
    """`court` in make test, `campagne` when the profile of make fuzz is loaded."""
    return campagne if settings.get_current_profile_name() == "campagne" else court
