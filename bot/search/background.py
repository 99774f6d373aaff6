"""How much a word informs in French at large.

In ten passages every word looks rare; here are the 1000 terms that 782 paragraphs of encyclopaedic French
hold most often, with how many of them hold each. Made by `benchmarks/background.py`, not by hand.
"""

import math

PARAGRAPHS = 782
_RARE = 2
"""Paragraphs that are supposed to hold a term that is not listed."""

_HOLDING = {
    term: int(count)
    for count, terms in (
        line.split(":")
        for line in """\
173:part
172:prem
166:grand
149:franc
146:deu
129:fait
110:anne
92:etat
90:general
87:fin import
85:dev
84:egal
82:an nouvel
81:plac
80:cour
79:troi
76:dern
75:don
74:pay
71:foi siecl util
70:guerr rest
68:port repr
67:vi
65:debut
64:nom
63:arme
61:form pass
59:mond nombreu pet pol vill
58:fair permet principal
57:1 peut temp
56:div fil homm organ roi
55:nouveau
53:appel commenc
52:fond jour mer mort
51:per pre trouv
50:2 3 mar nord saint second
49:class quatr seul
47:constitu developp equip
46:ba etabl pouvoir sud
45:anglai arriv cot demand uni
44:diff droit po royal titr
43:4 commun
42:cre national suit suiv
41:gouvern pari
40:ancien decid famill forc
39:aid lieu met mi person
38:moyen pri
37:americain britann connu consid coup group particip pourcentag real remport
36:20 appar environ livr mai marqu mondial particul region
35:18 attaqu final militair rapid territoir
34:compo deuxiem epoqu haut jean popul prend royaum terr
33:fort janv jou pratiqu tour
32:autor ca control etud jeun relat
31:8 bon centr compt etatuni europ font nombr septembr situ
30:15 doit enfant europeen fac fai femm nomm occup public sort trait
29:10 5 afin charg colon econom fonction frer moi origin produit servic troisiem
28:7 allemand dit ensembl heur maison novembr oper ordre ouest societ system term
27:angleterr chang charl declar direct domain effet grac histoir independ international laiss lou men mesur
    moment plan propo publ social termin victoir
26:19 accord age capital civil command elev espagn exempl install juin presid refu rencontr rol sign tand tent
    trav
25:alger egli engag front gard hab impo juillet ne period projet travail
24:12 13 ailleur aout bataill conseil corp exist main membr octobr peupl prof raison ref tard travaill troup
    univ voir
23:14 6 artist assoc atteint aujourdhui celebr club decembr dirig ecrit ile larg lim march montr musiqu
    necessair oeuvr outr rapport tu
22:activ administr art but carr cau cinq cultur etrang gen ide loi manqu niveau parl peuv possed rend rom
    saison serv situat special total
21:abandon air allemagn appliqu camp central championnat chef continu dec dieu ecol espagnol lign mont noir
    officiel princ product ser tet
20:17 annonc arret assur combat contribu creation dix empir entrepr fill financ lanc latin meilleur million
    observ ouvr pierr plupart prix proch quant sein sembl sieg six soldat succ
19:30 accept autour bel blanc commercial comport directeur eau ecoss enseign extrem facon film influenc integr
    long mettr ministr nation occidental pen recherch regroup resist resultat scientif statut tourn vient
18:2005 ami assist besoin cadr complet couron entrain envoi exped ferm fevr georg inform issu john journal
    lettr local objet personnag provoqu remplac rev secteur sept tir transform
17:16 1970 2000 agit allianc amer augm auteur bat bretagn chacun cond conf conserv construct depart essentiel
    estim ident inspir langu mill model object offic post pouv prison puiss puissanc quart regl regn regul
    republ secur sen sujet union vit
16:2009 21 abord aupr avril boi cheval commerc concept connaiss construit correspond destin devenu domin harry
    ital jeu joseph libr lien longu malad mariag mass metr modern oppo partag populair pott prec pref problem
    programm propr question quitt reconnaiss retour retrouv reun reuss russ savoir scienc techniqu the tomb
    vent viv voi
15:1960 9 actuel affair amen canad chain chant cherch choix compet compositeur comt confl contrair dispo
    effectu elem even evit exper expliqu expo format francoi gagn histor maitr mal mod moit mot neanmoin ordon
    pap parc paul personnel pourr professionnel publiqu qual reel seigneur separ sorc styl uniqu ver
14:2008 acadien accompagn accueil chambr cho compagn defen design dur echapp enregistr enti entre epreuv faibl
    fourn gesualdo gouverneur grandbretagn grec humain kilometr li lutt major meurt michel milieu mouv
    naissanc oeil of ouvert parent passag reseau respect sant simpl soleil va vingt
13:11 1950 2006 2011 22 24 25 absolu achev aim andre aut bord chass chateau choi con critiqu dat de decouvert
    decr desorm distingu dot educ empereur emploi epou fondateur hongroi industr interpret italien jacqu loin
    lucif majeur marchand method multipl oblig ocean pat physiqu pren prendr presenc priv progress rejet relev
    reput riv rout semain signif soeur sourc success superieur theor var venu villag
12:1990 2013 2018 40 affirm argent avanc captur caract cit clair com communaut concentr concern court decouvr
    def defin deven difficil doubl edit empar evolu ex express feu futur interieur interv list mainten marin
    mat medecin menac minist napoleon naturel nav not obten olymp pai philosoph plant possibil princip provinc
    quatriem regional rendr repart reserv respon ret rich select souverain symbol ven vu zon
11:2010 29 alli amelior analy anim apport approch appui austral australien b bleu bureau capac carlo champion
    chemin chut climat collabor conduit contin coureur cri dem derr difficult dispar doiv du duc enlev espec
    explor exterieur fabriqu fer ger her imperial interess intern jug legend lev mag minut net normand orient
    ouvrag parv passion perform philipp pied plutot possibl prepar pret qualif rappel rassembl regim ren
    reunion romain roubaix ru soir sol souh soutien sport stad strateg sub succed taill taux telev templ
    tourcoing unit usag vehicul volont vrai
10:1939 1980 2017 50 acqui adopt adress africain agent ain album animal appareil assassin attach attir battu
    cathol chretien concert confirm conquet consacr couleur culturel demeur depen dizain empech energ espac
    essai etap familial favor fidel figur football foret froid gu henr hiv impot init institu inva jam japon
    leg lendemain lib londr lum mandat medical mission modif moteur new no occa peau plein polic poursuit
    pouss processu proprietair protect pu radio recoit reconnu record reduit rejoint relig reliqu ressourc
    restaur retr revenu rival robert scen souven soviet suff tenu trad usin v voisin voitur
9:1945 1968 1981 1994 2003 2012 2015 2016 23 28 60 accu action adapt afriqu agricultur ajout aller asi assaut
    assembl attribu autrich black campagn capitain caval cercl compren cont continental cor debat deplac depo
    deroul descend det disput echang ecrivain efficac elimin elu evoqu exceptionnel facil faut fix flott
    fondat honneur indiqu individuel irland justic legisl liberal mathemat natur naval nobl nobless obti offre
    perm point poudlard rattach recup remarqu renforc rog roug sacr sam seanc sel
""".replace("\n    ", " ").splitlines()
    )
    for term in terms.split()
}


def information(term: str) -> float:
    """The term's IDF in French at large: ln(1 + (N - df + 1/2) / (df + 1/2))."""
    holding = _HOLDING.get(term, _RARE)
    return math.log(1 + (PARAGRAPHS - holding + 0.5) / (holding + 0.5))
