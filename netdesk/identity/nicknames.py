"""Given names and what their bearers are called: which two words may be one name, and which are surely two."""

from functools import cache

from netdesk.identity.folding import plain_word

_FORMS = """
robert bob bobby rob robbie bert
william will bill billy willy liam
richard rick rich dick ricky
james jim jimmy jamie
john jack johnny jon
jonathan jon jonny nathan
edward ed eddie ted teddy ned
edwin ed eddie
theodore theo ted teddy
thomas tom tommy
michael mike mick mickey
charles charlie chuck chas
christopher chris kit topher
christine christina chris tina christa kristina
christian chris
katherine catherine kate katie kathy cathy kathryn kat
elizabeth liz lizzie beth betty eliza elisabeth lisa libby bess
margaret maggie meg peggy greta marge
patricia pat patty trish tricia
patrick pat paddy
daniel dan danny
danielle dani
david dave davey
anthony tony
andrew andy drew
matthew matt
nicholas nick nicky nico
joseph joe joey
joshua josh
samuel sam sammy
samantha sam sammy
benjamin ben benny
alexander alex alec sandy xander
alexandra alex sandra sandy lexi
stephen steven steve
gregory greg
geoffrey jeffrey geoff jeff
kenneth ken kenny
donald don donnie
ronald ron ronnie
lawrence larry laurie laurence
leonard len leo lenny
raymond ray
walter walt wally
frederick fred freddie
albert al bert
alan allan allen al
henry harry hank
harold harry
francis frank
franklin frank
philip phil phillip
timothy tim
peter pete
susan sue susie suzanne
deborah debbie deb debra
barbara barb babs
jennifer jenny jen
jessica jess jessie
rebecca becky becca
victoria vicky tori
abigail abby gail
amanda mandy
pamela pam
judith judy
dorothy dot dottie dolly
virginia ginny
cynthia cindy
jacqueline jackie
kimberly kim
theresa teresa terry tess
eleanor ellie nell nora
helen nell
giuseppe pino beppe peppe peppino geppo giuse
giuseppina pina giusy pinuccia
giovanni gianni nanni vanni
giovanna vanna
francesco franco ciccio checco fra
francesca franca checca fra
antonio tonino toni tonio nino totò
antonia antonella tonia
salvatore totò turi sasà
vincenzo enzo cenzo
lorenzo enzo renzo lollo
luigi gigi gino
luigia gina
domenico mimmo nico menico
nicola nico
michele lele miki
raffaele lele raf raffa
gabriele lele gabri
emanuele lele manu
emanuela manuela manu lela
alessandro sandro ale alex
alessandra sandra ale
stefano ste
stefania ste
roberto robi berto
alberto berto albi
umberto berto
gianluca luca
gianfranco franco
giancarlo carlo
pierluigi gigi piero
pietro piero
filippo pippo
giacomo jack mino
andrea andre
riccardo ricky ricki
federico fede chicco
federica fede
leonardo leo nardo
matteo teo
maddalena lena
margherita rita
caterina rina katia
elisabetta betta lisa betty
eleonora nora ele
isabella isa bella
daniela dani
daniele dani
maria mari mariella mimma
annamaria anna
mariagrazia grazia
rosaria rosa sara
tommaso tommy masino
valentina vale tina
valeria vale
simona simo
simone simo
cristina cri
cristiano cri
laura lauretta
malgorzata gosia malgosia gocha
katarzyna kasia kaska
joanna asia aska joasia
agnieszka aga agnes
barbara basia baska
krystyna krysia
elzbieta ela elka
maria marysia maryla majka
anna ania anka
magdalena magda madzia lena
aleksandra ola olka
aleksander olek alek
zofia zosia
ewa ewka ewunia
dorota dorotka
iwona iwonka
jadwiga jadzia
janina janka
monika monia
beata beatka
natalia natalka
karolina karola
kinga kinia
weronika wera
wiktoria wiktorka
danuta danka
helena hela lena
halina hala
grazyna grazka
bozena bozenka
teresa tereska
urszula ula
patrycja patka
paulina paula
sylwia sylwka
stanislaw staszek stas stach
jan janek jasiek jas janusz
krzysztof krzysiek krzys
andrzej jedrzej jedrek andrzejek
tomasz tomek
piotr piotrek
pawel pawelek
marek mareczek
grzegorz grzesiek grzes
jacek jacus
jakub kuba jakubek
wojciech wojtek
michal michalek
maciej maciek
mateusz mati
marcin marcinek
lukasz luki
rafal rafalek
dariusz darek
mariusz mariuszek
zbigniew zbyszek zbych
jozef jozek
tadeusz tadek
kazimierz kazik
ryszard rysiek
jerzy jurek
henryk heniek
leszek lech lesiek
miroslaw mirek
slawomir slawek
jaroslaw jarek
radoslaw radek
przemyslaw przemek
boguslaw bogdan bogus
wladyslaw wladek
waldemar waldek
zdzislaw zdzisiek
czeslaw czesiek
mieczyslaw mietek
franciszek franek
antoni antek
bartosz bartek
bartlomiej bartek
sebastian seba basti
szymon szymek
adrian adi
dominik domino
dawid dawidek
robert robcio robi
edward edek
roman romek
ludwik ludek
johannes johann hans hannes
josef sepp jupp peppi
maximilian max maxi
sebastian basti wastl
matthias mathias matze hias
andreas andi andy
michael michi michel micha
thomas tom tommi
stefan steffen stephan
alexander alex sascha xandi
alexandra alex sandra
christian chris christl
christoph chris stoffel
friedrich fritz fred
heinrich heinz hein heiner heini
wilhelm willi willy helmi
ludwig lutz wiggerl
georg schorsch jorg jurgen
franz franzl
anton toni
nikolaus klaus niko nikolas niklas
karl kalle charly
ulrich uli ulli
ulrike uli ulli ulla rike
eberhard ebi
eckehard eckart ecki
gerhard gerd hardy
reinhard reini hardy
bernhard bernd hardi
manfred manni fred
siegfried sigi siggi
wolfgang wolf wolfi
rudolf rudi rolf
joachim jochen achim
jakob jockel
benedikt bene
benjamin ben benni
dominik domi
daniel dani
florian flo
leonhard leo hardl
lukas luki
martin maddin
tobias tobi
philipp phil flip
peter pit petz
hans-peter hanspeter hape
karl-heinz karlheinz kalle
elisabeth lisa sissi liesel lisbeth else ilse elli betti
katharina kathi kati katrin kathrin tina
margarete margit gretel grete greta rita
magdalena lena leni magda
helene leni lena
maria mitzi mia marie
johanna hanna hanni jo
susanne susi sanne
gabriele gabi
angelika geli angie
brigitte gitti gitta birgit
christine christina christl tina
franziska franzi sissi
theresia resi thesi therese
veronika vroni
barbara babsi barbel
dorothea dora thea dorle
ursula uschi ulla
waltraud traudl traudel
gertrud trude gerti
anneliese anne liesel
sabine bine
sophie sofie sofia sophia
stefanie steffi stephanie
jacqueline jacky
jennifer jenni
monika moni
cornelia conny nelly
petra petzi
andrea andi
"""

_NO_NICKNAMES = """
marco mario maria mara marta martha martina martin mark marc marek marius luca luka lucia lucio carlo carla carl carlos
paolo paola paul paula pablo anna anne ann hanna hannah ana ivan ivo jan jana jane jean joan jon julia julian julie
giulia giulio adam adele alice alina alicja aldo alda elena helena emma emil emilia emily eva ewa evan ida ilaria irena
irene jonas jens jorn lars lara laura lauren leon lea leah lena nina nino nora olga oskar otto renata renato rosa
rosanna sara sarah serena sergio silvia silvio sonia tania teo tina ugo uwe ute vera viola vito walter wanda zuzanna
bruno bruna dario daria dagmara dagmar denis denise diana dino dina elia elio eliza enrico enrica erik erika fabio
fabiola flavio flavia gina gino guido heidi heike helga helmut hubert hugo igor ines ingo inge ingrid iris jasmin
jolanta justyna kamil kamila karin karen karol klara claudia claudio kurt linda lidia livia livio lucas ludovico luisa
luise maja malte marian marianna marion marina marino marlene massimo maurizio mauro maura milena mirella mirko monica
nadia natascha norbert norman oliver olivia patrizio patrizia pia pio ralf ramona regina rene rita romano romana ruth
sandro sandra sven tamara tanja teodor tiziana tiziano urs valerio valeria victor viktor vittorio vittoria werner
yvonne
"""


def may_be_one(one: str, other: str) -> bool:
    """Whether two given names (plain words) may be two forms of one: Bob and Robert, Gosia and Małgorzata."""
    return not _full().get(one, _NONE).isdisjoint(_full().get(other, _NONE))


def is_clear(one: str, other: str) -> bool:
    """Whether of two forms of one name the short one stands for no other: Chris may be Christopher or Christine."""
    first, second = _full().get(one, _NONE), _full().get(other, _NONE)
    return len(first | second) == 1 or first == {other} or second == {one}


def is_given_name(word: str) -> bool:
    """Whether a plain word is known as a given name: then one letter less or more is another name, not an error."""
    return word in _full() or word in _others()


_NONE: frozenset[str] = frozenset()


@cache
def _full() -> dict[str, frozenset[str]]:
    """The full names that each form may stand for; the first of a line is the full name."""
    found: dict[str, frozenset[str]] = {}
    for line in _FORMS.strip().splitlines():
        forms = [plain_word(word) for word in line.replace("-", "").split()]
        for form in forms:
            found[form] = found.get(form, _NONE) | {forms[0]}
    return found


@cache
def _others() -> frozenset[str]:
    return frozenset(map(plain_word, _NO_NICKNAMES.split()))
