"""Words that do not say who somebody is: titles, particles, legal forms, mailboxes of a duty, open mail services."""

TITLES = frozenset(
    # academic and professional
    """dr drs prof profesor professor professore hab mgr inz ing inzynier lic dipl diplom mag magister arch architekt
    architetto dott dottore dottoressa dottssa ssa avv avvocato geom rag ragioniere notaio adw adwokat radca mec dypl
    phd mba msc bsc llm md rer nat med jur habil tech esq cpa ceng stb"""
    # of address
    """ mr mrs ms miss mx sir madam pan pani panstwo herr frau sig sigra signor signora signore egr gentma spett
    hon rev ks suor col gen cpt""".split()
)
"""As folded words; a word here is a title only while another word is left for the name."""

OPTIONAL_PARTICLES = frozenset("von vom zu zum zur und y e i".split())
"""Left out of many a writing of the same family name."""

JOINED_PARTICLES = frozenset(
    "de di da del della dello dei degli delle dal dalla lo la li le van der den ter du des mc mac o d l san st".split()
)
"""Written together with the word after them or apart from it."""

GENERATIONS = {
    "jr": "younger",
    "jun": "younger",
    "junior": "younger",
    "mlodszy": "younger",
    "ml": "younger",
    "sr": "older",
    "sen": "older",
    "snr": "older",
    "jnr": "younger",
    "senior": "older",
    "starszy": "older",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}

LEGAL_FORMS = frozenset(
    """sp z o oo spzoo zoo s a sa srl srls spa snc sas sapa gmbh ag kg kgaa ug ohg gbr ev ek co mbh ltd limited llc llp
    lp plc inc corp corporation company k j c r l n p spolka akcyjna und and the i e""".split()
)
"""Words of an organisation's name that say only what kind of company it is."""

ROLE_MAILBOXES = frozenset(
    """info office biuro kontakt contact contatti contact-us hello hallo ciao mail email poczta post sekretariat
    segreteria sekretariat1 studio sales sprzedaz vertrieb vendite support pomoc help hilfe assistenza service serwis
    servizio admin administrator webmaster postmaster marketing hr kadry jobs karriere lavora praca rekrutacja
    ksiegowosc faktury buchhaltung rechnung amministrazione contabilita accounts accounting billing invoice orders
    zamowienia bestellung ordini noreply no-reply newsletter news press presse media recepcja reception rezeption
    empfang reservations prenotazioni rezerwacje booking team zespol shop sklep negozio firma company direzione
    dyrekcja zarzad zentrale centrala kancelaria kanzlei praxis gabinet enquiries inquiries anfrage family familie
    rodzina famiglia""".split()
)
"""What stands before the @ of an address that is read by whoever has the duty."""

OPEN_MAIL_SERVICES = frozenset(
    """gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol gmx web t-online freenet posteo mailbox
    proton protonmail pm tutanota libero virgilio tiscali alice tin fastwebnet tim inwind email wp o2 onet op interia
    poczta vp gazeta tlen go2 autograf btinternet sky talktalk virginmedia ntlworld mail zoho fastmail hey yandex seznam
    example""".split()
)
"""The first part of domains at which everybody can have an address: sharing one says nothing."""
