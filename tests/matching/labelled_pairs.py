"""Pairs as people write them, in four languages: who looks for what, what another one is, and whether they should meet.

Each line: what the seeker is | what the seeker looks for | what the other is | what else is known of the other.
"""

SHOULD = """
Solar installer | restaurants in Kraków | Owner, Trattoria Bruno |
Notary | first-time home buyers, small builders | Builder, Bianco Costruzioni |
Web designer | Firms that have no website yet, restaurants | Osteria del Borgo |
Florist | Event planners, caterers | Catering manager, Buoni Sapori |
Florist | brides and wedding planners | Wedding planner, Forever Yours |
Physiotherapist | Sports clubs | Manager, City Gym |
IT support | Medical practices | Dr., Studio Medico Bianchi |
Commercialista | ristoratori e albergatori | Titolare, Hotel Bristol |
Commercialista | cerca ristoranti | Kierownik, Restauracja pod Aniołem |
Fotograf | szukam sal weselnych | Manager, Pałac Goetz, sala weselna |
Fotografka | pary młode, wesela | Konsultantka ślubna, Białe Śluby |
Fotografo | sposi e wedding planner | Wedding planner, Sì Lo Voglio |
Architekt | Bauunternehmen in der Region | Bauunternehmer, Huber Hochbau |
Steuerberater | Gastronomen und Hoteliers | Inhaber, Gasthaus zur Post |
Steuerberater | Zahnärzte | dentysta, Gabinet Uśmiech |
Estate agent | notaries who answer quickly | Notaio, Studio Ferraris |
Agente immobiliare | notai e architetti | Architekt, Wiśnia Projekt |
Pośrednik nieruchomości | notariuszy | Notary, Studio Ferraris |
Immobilienmaklerin | Notare und Baufinanzierer | Mortgage broker, Casa Credit |
Doradca kredytowy | pośredników nieruchomości | Agente immobiliare, Casa Mia |
Mortgage broker | estate agents with many young families | Pośrednik, Biuro nieruchomości Nowak |
Translator | law firms with foreign clients | Avvocato, Studio Legale Conti |
Tłumaczka przysięgła | kancelarii prawnych i notariuszy | Rechtsanwältin, Kanzlei Weber |
Traduttrice | case editrici | Lektorin, Verlag Schmidt |
Dolmetscherin | Hersteller, die exportieren | Direttore, Fabbrica Rossi macchinari |
Printer | marketing agencies | Właściciel, Agencja reklamowa Blask |
Tipografo | agenzie di comunicazione | Marketing manager, Kraft Werbeagentur |
Drukarnia | wydawnictwa i agencje reklamowe | Editore, Casa editrice Il Faro |
Insurance broker | garages and car dealers | Titolare, Carrozzeria Moretti |
Agent ubezpieczeniowy | warsztaty samochodowe | Inhaber, Autowerkstatt Klein |
Versicherungsmakler | Autohäuser | Salon samochodowy Premium |
Assicuratore | concessionarie e officine | Mechanik, Warsztat samochodowy Zieliński |
Winery owner | restaurants and wine bars | Szef kuchni, Restauracja Wierzynek |
Produttore di vino, cantina | ristoranti ed enoteche | Küchenchef, Restaurant Adler |
Winzer | Hotels und Weinhändler | Albergatore, Albergo Sole |
Baker | cafés and hotels | Kawiarnia Noworolski |
Fornaio | bar e caffetterie | Barista, Coffee shop Bean |
Cukiernik, cukiernia | organizatorów wesel i hoteli | Hotel Stary |
Graphic designer | printers | Drukarnia Kolor |
Grafico | tipografie | Druckerei Maier |
Plumber | building contractors and property managers | Amministratore di condominio, Studio Casa |
Idraulico | imprese edili | Firma budowlana Kowal |
Elektryk | deweloperów i firm budowlanych | Property developer, Skyline |
Elektriker | Hausverwaltungen | Zarządca nieruchomości, Dom-Adm |
Interior designer | carpenters who make furniture to measure | Falegname, Legno Vivo |
Arredatrice | falegnami | Tischlermeister, Holz Braun |
Projektantka wnętrz | stolarzy | Carpenter, Oak and Ash |
Innenarchitektin | Tischler und Maler | Stolarz, Meble na wymiar Dąb |
Personal trainer | physiotherapists and doctors | Fizjoterapeutka, Ruch |
Nutrizionista | palestre | Inhaberin, Fitnessstudio Kraft |
Dietetyczka | siłownie i kluby sportowe | Owner, Iron Gym |
Ernährungsberaterin | Ärzte und Fitnessstudios | Lekarz, przychodnia Zdrowie |
Hotel manager | travel agents and tour operators | Tour operator, Viaggi del Mondo |
Albergatore | agenzie viaggi | Biuro podróży Globus |
Hotelarz | biur podróży | Reisebüro Sonne |
Logistics manager | manufacturers who export | Producent mebli, Meblex fabryka |
Spedizioniere | aziende manifatturiere | Geschäftsführer, Maschinenbau Vogel |
Spedytor | producentów i hurtowni | Grossista, Ingrosso Alimentari |
Coach | human resources managers | HR manager, Banca Alta |
Formatrice | responsabili risorse umane | Personalleiterin, Stahlwerk |
Trenerka biznesu | działy HR, rekruterzy | Recruiter, Talent Bridge |
Lawyer | founders and accountants | Biuro rachunkowe Bilans |
Avvocato | commercialisti | Księgowa, Cyfra |
Prawnik | startupy | Founder, Flow app startup |
Rechtsanwalt | Gründer | Założyciel, startup Nowa Era |
Tailor | people who work in banks | Private banker, Banca Sella |
Dentist | schools and kindergartens | Direttrice, scuola elementare Verdi |
Ottico | scuole e autoscuole | Inhaber, Fahrschule Schnell |
Moving company | estate agents and expats | Immobilienmakler, Schöner Wohnen |
Event planner | musicians, DJs | Muzyk, zespół weselny Fala |
Accountant | craftsmen | Painter and decorator | plumbers and electricians of the guild are my friends
Marketing consultant | dental practices | Journalist | NETWORKS dentists of the district, Rotary
Cleaning company | property managers | Insurance broker | NETWORKS block management circle
Roofer | architects | Choir master | NETWORKS Order of architects
Beekeeper | shops that sell honey and candles | Shopkeeper, honey and beeswax candles |
"""

SHOULD_NOT = """
Solar installer | restaurants in Kraków | Dentist, Kraków Smile |
Notary | first-time home buyers | Translator, Kovač Languages |
Web designer | restaurants | Restorer of paintings |
Florist | Event planners | Planning engineer, railway bridges |
Physiotherapist | Sports clubs | Tax adviser, Fiskus |
IT support | Medical practices | Tailor, Savile |
Commercialista | ristoratori | Restauratore di mobili antichi |
Commercialista | cerca ristoranti | Studio di architettura Bo |
Fotograf | szukam sal weselnych | Salon samochodowy Premium |
Fotografka | pary młode | Młody Bank |
Fotografo | sposi | Studio Dentistico Sorriso |
Architekt | Bauunternehmen | Steuerberater, Huber |
Steuerberater | Gastronomen | Astronom |
Steuerberater | Zahnärzte | Tierheim Berlin |
Estate agent | notaries | Bicycle shop |
Agente immobiliare | notai | Giornalista, La Nota |
Pośrednik nieruchomości | notariuszy | Hydraulik |
Immobilienmaklerin | Notare | Schule am Park |
Doradca kredytowy | pośredników nieruchomości | Pośrednik pracy, rekruterka |
Mortgage broker | estate agents | Sales agent, machine parts |
Translator | law firms | Garden centre |
Tłumaczka | kancelarii prawnych | Drukarnia Prawda |
Traduttrice | case editrici | Agente immobiliare, Case Belle |
Dolmetscherin | Verlage | Bäckerei Schmidt |
Printer | marketing agencies | Travel agency Sole |
Tipografo | agenzie di comunicazione | Agenzia viaggi |
Drukarnia | agencje reklamowe | Agencja ochrony Tarcza |
Insurance broker | garages | Garden designer |
Agent ubezpieczeniowy | warsztaty samochodowe | Trenerka, warsztaty dla dzieci |
Versicherungsmakler | Autohäuser | Gasthaus zum Auto |
Assicuratore | officine | Avvocato |
Winery owner | restaurants | Vineyard, Tenuta Rossa |
Cantina | ristoranti | Cantina sociale |
Winzer | Hotels | Weingut Berg |
Baker | cafés | Bakery Old Mill |
Fornaio | bar e caffetterie | Avvocato Barbieri |
Cukiernia | hoteli | Szkoła podstawowa |
Graphic designer | printers | Graphic studio Red |
Grafico | tipografie | Geometra Fabbri |
Plumber | building contractors | Plumber, Pipes Ltd |
Idraulico | imprese edili | Impresa di pulizie Lux |
Elektryk | deweloperów | Programista, developer web |
Elektriker | Hausverwaltungen | Elektro Krause Elektriker |
Interior designer | carpenters | Car dealer |
Arredatrice | falegnami | Farmacista |
Projektantka wnętrz | stolarzy | Stolica, radio |
Innenarchitektin | Maler | Mailänder Feinkost |
Personal trainer | physiotherapists | Photographer |
Nutrizionista | palestre | Consulente finanziario |
Dietetyczka | siłownie | Sitodruk |
Ernährungsberaterin | Ärzte | Architektin |
Hotel manager | travel agents | Insurance agent |
Albergatore | agenzie viaggi | Albergo Roma |
Hotelarz | biur podróży | Biuro rachunkowe |
Logistics manager | manufacturers | Man of letters, writer |
Spedizioniere | aziende manifatturiere | Psicologa |
Spedytor | producentów | Psycholog |
Coach | human resources managers | Restaurant manager |
Formatrice | responsabili risorse umane | Responsabile acquisti, ospedale |
Trenerka biznesu | rekruterzy | Weterynarz |
Lawyer | founders | Lawyer, founding partner of a law firm |
Avvocato | commercialisti | Agente di commercio |
Prawnik | startupy | Notariusz |
Rechtsanwalt | Gründer | Gärtnerei Grün |
Tailor | banks | River bank cafe, Danube |
Dentist | schools | Dentist, School Street practice |
Ottico | autoscuole | Autofficina Veloce |
Moving company | expats | Expert witness |
Event planner | musicians | Museum guard |
Accountant | bakers, not restaurants | Ristorante Da Gino |
Florist | anything but no funeral directors | Funeral director |
Farmer | people with good ideas for the year | People manager, good year tyres ideas |
Jeweller | more clients in our city | City council, client desk |
Builder | new projects with partners | Project partner |
"""


# Written after the table and the rules stood: at first 26 of 30 were found, and 4 of 30 were found that should not.

FRESH_SHOULD = """
Copywriter | web agencies that need texts | Founder, Pixelwerk Webdesign |
Giardiniere | amministratori di condominio e ville | Hausverwalterin, Objektverwaltung Süd |
Lektorka angielskiego | firmy, które eksportują | Export manager, Ceramiche Lusso |
Dachdecker | Architekten und Energieberater | Audytor energetyczny |
Osteopath | dance schools and choirs | Owner, Dance school Arabesque |
Sommelier | hoteliers with a good cellar | Hotelarka, Pensjonat pod Lipą |
Stampatore | organizzatori di eventi | Event manager, Messe & Mehr |
Księgowa | właścicieli salonów fryzjerskich | Parrucchiera, Salone Anna |
Gioielliere | coppie che si sposano presto | Brautmode Engel |
Notar | Bauträger | Deweloper, Nowe Osiedle |
Veterinary surgeon | pet shops | Sklep zoologiczny Reksio |
Psycholog | szkół i przedszkoli | Head teacher, Primary School |
Fliesenleger | Küchenstudios | Showroom manager, Fitted kitchens Ltd |
Cyber security consultant | hospitals and clinics | Dyrektor, Szpital Miejski |
Architetta d'interni | ristoranti da rinnovare | Wirt, Gasthof Lamm |
Leasing adviser | haulage companies | Autotrasporti Fratelli Riva |
Tax adviser | start-ups in software | Programmierer, Softwareentwicklung Kern |
Trauredner | Hochzeitsplanerinnen | Wedding planner, Bianco Eventi |
Optician | eye doctors | Augenärztin, Praxis Licht |
Rzecznik patentowy | inżynierów i producentów maszyn | Ingegnere meccanico |
Piekarz | kawiarni | Barista, Caffetteria Centrale |
Mover | property managers | Amministratrice di condominio |
Videomaker | agenzie immobiliari | Estate agent, Bridge Homes |
Kosmetikerin | Apotheken | Farmacista, Farmacia Centrale |
Recruiter | logistics firms | Kierownik, spedycja Trans |
Grafiker | Winzer und Brauereien | Browar Rzemieślniczy |
Mediator | family lawyers | Rechtsanwältin für Familienrecht |
Tour guide | language schools | Scuola di lingue Babel |
Ceramist | gift shops and galleries | Galeria Sztuki Nova |
Elettricista | installatori di fotovoltaico | Solar engineer, Sunrise |
"""

FRESH_SHOULD_NOT = """
Copywriter | web agencies | Spider collector |
Giardiniere | amministratori di condominio | Amministratore delegato, acciaierie |
Lektorka | firmy eksportujące | Ekspert od zieleni |
Dachdecker | Architekten | Archivar im Stadtarchiv |
Osteopath | dance schools | Danish butter importer |
Sommelier | hoteliers | Hospital porter |
Stampatore | organizzatori di eventi | Ventilatori e aria |
Księgowa | salonów fryzjerskich | Salon meblowy |
Gioielliere | coppie che si sposano | Copisteria |
Notar | Bauträger | Baumschule |
Veterinary surgeon | pet shops | Petrol station |
Psycholog | szkół | Szklarz |
Fliesenleger | Küchenstudios | Tonstudio |
Cyber security consultant | hospitals | Hospitality trainer |
Architetta | ristoranti | Ristrutturazioni Edil Nord |
Leasing adviser | haulage companies | Company lawyer |
Tax adviser | start-ups | Upholsterer |
Trauredner | Hochzeitsplanerinnen | Raumplaner |
Optician | eye doctors | Car body shop |
Rzecznik patentowy | producentów maszyn | Maszynistka, teatr |
Piekarz | kawiarni | Krawcowa |
Mover | property managers | Sales manager |
Videomaker | agenzie immobiliari | Agenzia funebre |
Kosmetikerin | Apotheken | Apfelbauer |
Recruiter | logistics firms | Logopedist |
Grafiker | Winzer | Winterdienst |
Mediator | family lawyers | Family photographer |
Tour guide | language schools | Body language researcher |
Ceramist | gift shops | Shift work planner |
Elettricista | installatori di fotovoltaico | Fotografo |
"""


def lines(text: str) -> list[tuple[str, str, str, str]]:
    """The pairs of a block."""
    found = []
    for line in text.strip().splitlines():
        parts = [part.strip() for part in line.split("|")]
        found.append((parts[0], parts[1], parts[2], parts[3] if len(parts) > 3 else ""))
    return found
