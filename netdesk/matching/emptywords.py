"""Words that say nothing about whom somebody looks for or what somebody does, folded, in four languages."""

from netdesk.domain.text import fold

_EMPTY = """
a about after again all also always am an and any anybody anyone are area around as at back based be because been before
being best better big biggest both build building built business businesses busy but by can cities city client clients
company companies contact contacts could customer customers day days did director do does done each enough every
everybody everyone few find finding firm firms first for friend friendly friends from full get getting give gives go
good got great group grow growing had happy has have help helped helping helps her here hers him his home hour hours
house how i if important in interested into introduce introduced is it its job just keep kind know knows large last
like likes little live lives living local long look looking looks lot made make makes making manage manager managing
many may me mean meet meeting member members month months more most much must my near need needs never new next nice no
none not now of off office offices often old on one only open opened opening or other others our out over own owner
owners part partner partners people person persons place private problem project projects public quality quick quickly
ready right run running runs same see sell sells senior service services several she should since small so some
somebody someone something soon specialist specialists start started starting still such sure take takes team than
that the their them then there these they thing things think third this those three through time to today together too
town towns two under until up us use used useful using very wait want wanted wants was way we week weeks well were what
when where which while who whom whose why will wish with within without work worked worker workers working works world
would year years yes yet you young your

abbiamo abbia ad adesso agli ai al alla alle allo altre altri altro ancora anche anni anno apre aprire area attivita
attuale avere azienda aziende bella bene bisogno buona buone buoni buono capo casa case cerca cercano cerco che chi
ci cioe citta clienti cliente coi col come con conosce conosco contro cosa cosi cui da dai dal dalla dalle dallo degli
dei del della delle dello dentro deve devono di direttore dirigente ditta ditte dopo dove due e ed ecco egli esperto
esperta essere fa facciamo faccio fare fatto figli figlio fine fino fra fuori gente gestione gia giorni giorno giovane
giovani gli grande grandi gruppo ha hanno ho i il impresa imprese in io insieme la lavora lavorano lavoro le lei li lo
loro lui ma mai mesi mese mi mia mie miei mio molta molte molti molto ne negli nei nel nella nelle nello nessuno noi non
nostra nostro nuova nuove nuovi nuovo o ogni oggi ora ore per perche persona persone piccola piccole piccoli piccolo
piu poi possibile potrebbe prima prime primi primo privato problema progetti progetto proprio pubblico qualche
qualcuno quale quali quando quanto quasi quella quelle quelli quello questa queste questi questo qui quindi responsabile
sa se seconda secondo sede sei sempre senza servizi servizio settore si sia siamo soci socio sono specialista sta stata
stato stessa stesso studi studio su sua sue sui sul sulla sulle suo suoi te tempo team ti titolare titolari tra tre
troppo tu tua tue tuo tutta tutte tutti tutto ufficio uffici un una uno va vecchio verso vi via vita voglio vorrebbe
vuole zona

aby albo ale ani bardzo bez bedzie biuro bo by byc byl byla bylo byly chce chcemy ci co cos czy dla dlaczego do dobra
dobre dobry dobrze dom domu dobrych duza duze duzo duzy duzych dwa dyrektor dzien dzis dzisiaj ekspert firma firmy firm
firmie firma gdy gdzie go godziny grupa i ich ile im inna inne inni innych inny ja jak jaka jakie jaki jako jednak
jednego jeden jedna jego jej jest jestem jeszcze juz kazdy kazda kierownik klient klienta klientow klienci klientami kto
ktora ktore ktorego ktorej ktory ktorym ktorych ktorzy ktos ku lat lata ludzi ludzie ludzmi lub ma maja maly mala male
malych mam mamy mi miasto miasta miedzy mieszkac mniej moga moj moja moje moze mozna musi my na nad nam nas nasz nasza
nasze naszych natomiast nawet nia nic nich nie niej niektore nigdy nim niz no nowa nowe nowego nowy nowych o od ogolnie
on ona one oni ono oraz osoba osob osoby osobami otwiera pan pani partner partnerzy pierwsza pierwsze pierwszy po pod
podczas pomaga pomoc poniewaz potem potrzebuje potrzebuja poza pracownik praca pracy pracuje problem projekt projekty
prowadzi prowadza prywatny prywatne przed przede przez przy rok roku razem robi rozne sa sam sama sie siebie specjalista
specjalisci sprawy spolka stary szef szuka szukaja szukam szukamy swoj swoja swoje swoich ta tak takie taki tam te teraz
tez to tu tutaj tych tydzien tylko tym u uslugi uslug w wasz we wedlug wiele wielu wiec wlasciciel wlasciciele wlasna
wlasne wlasny wlasnie wolny wszyscy wszystkie wszystko z za zaden zaklad zawsze ze zespol zna znaja znajomi zostac

ab aber alle allem allen aller alles als also alt am an andere anderen anderer ansprechpartner arbeit arbeiten arbeitet
auch auf aus bei beide bereits beruf berater besser beste betrieb betriebe bin bis bist brauchen braucht buro chef da
dabei dafur damit danach dann das dass dein dem den der des deshalb die dies diese diesem diesen dieser dieses dir doch
dort drei du durch ein eine einem einen einer eines einige er erste ersten es etwas euch euer fach fachmann fair firma
firmen fur gegen geht genau gern gerne gesucht gibt gmbh gross grosse grossen grosser gruppe gut gute guten guter hab
habe haben hat hatte haus hauser heute hier hilfe hilft ich ihm ihn ihnen ihr ihre ihrem ihren immer im in inhaber
inhaberin ins ist ja jahr jahre jahren jede jeden jeder jedes jemand jetzt jung junge jungen kann kein keine keinen
kennt klein kleine kleinen kleiner kommen konnen konnte kontakt kunde kunden lang lange leben leiter leiterin leitung
leute leuten macht mal man manche mehr mein meine meinen meiner menschen mich mir mit mitarbeiter mitglied mochte monat
monate muss nach nachste nah neben nein neu neue neuen neuer neues nicht nichts nie noch nur ob oder oft ohne ort
partner person personen privat problem projekt projekte rund schon sehr sein seine seinem seinen seiner seit selbst
sich sie sind so solche soll sollte sondern sowie spezialist stadt stadte such suche suchen sucht tag tage team uber
uhr um und uns unser unsere unserem unseren unter unternehmen viel viele vielen vom von vor wahrend wann war waren
warum was weg weil weiter welche wem wen wenn wer werden wie wieder will wir wird wo woche wochen wollen wurde zeit
zu zum zur zusammen zwei zwischen

srl spa sas snc ltd llc inc plc corp co sa sp zoo spk spj ag kg ohg gbr ug ev mbh dr ing prof dott dottssa mgr inz
krakow warszawa wroclaw poznan gdansk lodz katowice lublin roma milano torino napoli bologna firenze venezia verona
genova padova palermo berlin munchen hamburg koln frankfurt stuttgart wien zurich london manchester dublin paris poland
polska polski polskie polskich italy italia italiano italiani italiane germany deutschland deutsch deutsche deutschen
europe europa european north south east west nord sud ost zachod region regione regional
"""
EMPTY = frozenset(_EMPTY.split())

_NOT = """no not without except nessun senza tranne eccetto nie bez oprocz kein keine keinen nicht ohne ausser"""
NEGATIONS = frozenset(_NOT.split())

_WHO = """
who whom whose which that with for need needs needing wanting want wants about
che chi cui con per dove bisogno vogliono cercano
ktory ktora ktore ktorzy ktorych ktorym ktorej z ze dla potrzebuja chca szukaja
der die das welche welcher mit fur bei brauchen braucht suchen wollen
"""
RELATIVES = frozenset(_WHO.split())


def is_empty(word: str) -> bool:
    """Whether a word says nothing by itself: one of the list, a number, a single letter."""
    plain = fold(word)
    return len(plain) < 2 or plain.isdigit() or plain in EMPTY
