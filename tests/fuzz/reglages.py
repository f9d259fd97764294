"""How many inputs a property gets: few in make test, many in make fuzz."""

from hypothesis import HealthCheck, Phase, settings


def count_essais(court: int, campagne: int) -> int:
    """`court` in make test, `campagne` when the profile of make fuzz is loaded."""
    return campagne if settings.get_current_profile_name() == "campagne" else court


def try_graines(court: int, campagne: int) -> settings:
    """As many seeds. One that fails is not made smaller: a smaller seed gives another file."""
    return settings(
        max_examples=count_essais(court, campagne),
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
        report_multiple_bugs=False,
    )
