import type { Lexicon } from '../text/lexicon.ts';

/**
 * What a shop, a site and a team count, as "singular plural abbreviations…": the plural is the unit that the figure
 * carries. A noun that is not here leaves the figure without a unit; the binder still sees it beside the figure.
 */
const FRENCH = `
abonné abonnés abonnée abonnées abo abos abonne abonnes
abonnement abonnements
achat achats
acheteur acheteurs acheteuse acheteuses
affichage affichages
agent agents
appel appels
article articles
avis avis
boutique boutiques
clic clics clique cliques
client clients cliente clientes clt clts
colis colis
commande commandes cde cdes cmd cmds cmde cmdes comande comandes
commentaire commentaires
consommateur consommateurs
contact contacts
conversion conversions
coffret coffrets
création créations
employé employés
enfant enfants
étape étapes
exemplaire exemplaires
flacon flacons
follower followers
foyer foyers
formulaire formulaires
habitant habitants
impression impressions
influenceur influenceurs influenceuse influenceuses
interaction interactions
internaute internautes
inscrit inscrits
jaime jaimes like likes
lead leads
licence licences
lot lots
lecteur lecteurs
magasin magasins
mail mails email emails
membre membres
message messages
ouverture ouvertures
page pages
panier paniers pannier panniers
partage partages
passage passages
personne personnes pers persone persones
pièce pièces
photo photos
poste postes
post posts
produit produits pdt pdts
prospect prospects
publication publications
point points
réaction réactions
réponse réponses
saisonnier saisonniers
salarié salariés
savon savons
session sessions sesion sesions
story stories
touriste touristes
transaction transactions
unité unités u
utilisateur utilisateurs
vente ventes
vidéo vidéos
visite visites
visiteur visiteurs
vue vues
fois fois
`;

const ENGLISH = `
article articles
basket baskets cart carts
buyer buyers
call calls
click clicks
client clients
comment comments
customer customers
employee employees
follower followers
impression impressions
interaction interactions
item items
like likes
member members
message messages
order orders
page pages
people people
person people
post posts
product products
purchase purchases
sale sales
session sessions
share shares
soap soaps
subscriber subscribers
time times
unit units
user users
view views
visit visits
visitor visitors
`;

export function addNouns(lexicon: Lexicon, language: 'fr' | 'en'): void {
  for (const line of (language === 'fr' ? FRENCH : ENGLISH).trim().split('\n')) {
    const spellings = line.split(' ');
    const symbol = spellings[1] ?? line;
    for (const spelling of spellings) lexicon.add(spelling, { unit: { symbol, family: 'count', factor: 1 } });
  }
}
