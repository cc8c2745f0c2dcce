"""The circles of trades that serve the same clients and so feed each other, as the program knows them to begin with."""

from netdesk.domain.sphere import Sphere
from netdesk.i18n import _


def seeds() -> tuple[Sphere, ...]:
    """The spheres of a new desk in the user's language. Their ids never change, so that an edited one stays itself."""
    return tuple(Sphere(name, f"{0x5EED:04x}{at:028x}", trades) for at, (name, trades) in enumerate(_circles(), 1))


def _circles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (
            _("Property"),
            (
                _("Estate agent"),
                _("Notary"),
                _("Mortgage broker"),
                _("Surveyor"),
                _("Property manager"),
                _("Insurance broker"),
                _("Architect"),
                _("Removal company"),
            ),
        ),
        (
            _("Building and renovation"),
            (
                _("Architect"),
                _("Builder"),
                _("Structural engineer"),
                _("Electrician"),
                _("Plumber"),
                _("Carpenter"),
                _("Roofer"),
                _("Painter and decorator"),
                _("Solar panels"),
            ),
        ),
        (
            _("Home and garden"),
            (
                _("Interior designer"),
                _("Kitchen fitter"),
                _("Furniture shop"),
                _("Gardener"),
                _("Cleaning company"),
                _("Locksmith"),
                _("Windows and doors"),
            ),
        ),
        (
            _("Weddings"),
            (
                _("Wedding planner"),
                _("Wedding venue"),
                _("Photographer"),
                _("Florist"),
                _("Caterer"),
                _("Musician"),
                _("Tailor"),
                _("Jeweller"),
                _("Hairdresser"),
                _("Travel agent"),
            ),
        ),
        (
            _("Business founders"),
            (
                _("Accountant"),
                _("Lawyer"),
                _("Notary"),
                _("Bank"),
                _("Insurance broker"),
                _("Web designer"),
                _("Graphic designer"),
                _("Business consultant"),
                _("Coworking"),
            ),
        ),
        (
            _("Growing firms"),
            (
                _("Tax adviser"),
                _("Recruiter"),
                _("IT support"),
                _("Marketing agency"),
                _("Corporate training"),
                _("Printer"),
                _("Office furniture"),
                _("Translator"),
                _("Health and safety"),
            ),
        ),
        (
            _("Health"),
            (
                _("Doctor"),
                _("Dentist"),
                _("Physiotherapist"),
                _("Nutritionist"),
                _("Psychologist"),
                _("Pharmacist"),
                _("Optician"),
                _("Personal trainer"),
                _("Home care"),
            ),
        ),
        (
            _("Food and hospitality"),
            (
                _("Restaurant"),
                _("Hotel"),
                _("Winery"),
                _("Baker"),
                _("Caterer"),
                _("Food producer"),
                _("Kitchen fitter"),
                _("Event planner"),
                _("Travel agent"),
            ),
        ),
        (
            _("Events"),
            (
                _("Event planner"),
                _("Event venue"),
                _("Caterer"),
                _("Photographer"),
                _("Video production"),
                _("Musician"),
                _("Printer"),
                _("Interpreter"),
                _("Security services"),
            ),
        ),
        (
            _("Cars and transport"),
            (
                _("Garage"),
                _("Car dealer"),
                _("Insurance broker"),
                _("Logistics"),
                _("Driving school"),
                _("Taxi"),
            ),
        ),
        (
            _("Family and later life"),
            (
                _("Notary"),
                _("Financial adviser"),
                _("Insurance broker"),
                _("Home care"),
                _("School"),
                _("Mediator"),
                _("Funeral director"),
            ),
        ),
    )
