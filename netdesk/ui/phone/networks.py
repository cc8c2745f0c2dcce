"""The networks that this computer is on, for the choice of where a phone will find it."""

from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from netdesk.capture.phone.addresses import outward_address
from netdesk.i18n import _

_Flag = QNetworkInterface.InterfaceFlag
_Type = QNetworkInterface.InterfaceType


@dataclass(frozen=True, slots=True)
class Network:
    """An address of this computer, and what the network is called here."""

    address: str
    name: str


def networks() -> list[Network]:
    """The networks that a phone could be on too; the one that leads to the internet first. Nothing is sent."""
    outward = outward_address()
    found = [
        (address != outward, _rank(interface), Network(address, _name(interface)))
        for interface in QNetworkInterface.allInterfaces()
        if _is_open(interface)
        for address in _addresses(interface)
    ]
    return [network for _last, _rank, network in sorted(found, key=lambda each: each[:2])]


def _is_open(interface: QNetworkInterface) -> bool:
    flags = interface.flags()
    return bool(flags & _Flag.IsUp and flags & _Flag.IsRunning and not flags & _Flag.IsLoopBack)


def _addresses(interface: QNetworkInterface) -> list[str]:
    """The IPv4 addresses that others can reach: a link-local one is that of a network without a router."""
    entries = [entry.ip() for entry in interface.addressEntries()]
    protocol = QAbstractSocket.NetworkLayerProtocol.IPv4Protocol
    return [ip.toString() for ip in entries if ip.protocol() is protocol and not ip.isLinkLocal()]


def _rank(interface: QNetworkInterface) -> int:
    if interface.flags() & _Flag.IsPointToPoint:
        return 3
    return {_Type.Wifi: 0, _Type.Ethernet: 1}.get(interface.type(), 2)


def _name(interface: QNetworkInterface) -> str:
    return _("Wi-Fi") if interface.type() is _Type.Wifi else interface.humanReadableName()
