"""English lists for made newspapers."""

ENGLISH = """
months: January | February | March | April | May | June | July | August | September | October | November | December
days: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
dates: {m} {d}, {y} | {d} {m} {y} | {m} {d}th, {y} | {D}, {m} {d}, {y} | {D}, {d} {m} {y} | {m} {y} | {d}/{n}/{y}
  | {D} Evening, {m} {d}
places: London | Dublin | Boston | Cape Town | Leeds | Lowmere | Port Ellis | Bristol | Halifax | Melbourne | Norwich
  | Quebec | Madras | Hull
fore: Ada | Tom | Henry | Mary | Ruth | Samuel | Jane | Albert | Nora | Walter | Edith | George | Kofi | Priya
sur: Marlow | Quill | Hargreave | Berg | Penrose | Tillman | Ashdown | Okoro | Wray | Dunmore | Sharp | Kettle | Lyle
  | Frobisher
rubrics: World | Harbour news | Editorial | Letters | Trade and shipping | Culture | Sport | The law | Supplement
  | Our readers write | Home news | Foreign intelligence | Agriculture | Science notes | Markets
  | Births, marriages and deaths | Police | Music and the stage | Opinion | Appeal | Debate | History | Reports
papers: The {P} Courier | The Harbour News | {P} Weekly Advertiser | The Worker of {P} | The Evening Lamp
  | The {P} and {P} Mercury | The Young Sailor | {P} Gazette | New Tide | The Orchard Magazine
  | Journal of Salt and Trade | The Free Bell | Morning Ferry
mottos: A paper for all who work | Truth and tide wait for nobody | Founded in {y} | Organ of the Union of {W}
  | With a weekly supplement | For the people of {P} and the valley | "We have only our own hands"
  | Registered at the General Post Office as a newspaper
by: By {N} | by {N} | BY {N} | From our correspondent | From our own correspondent in {P} | {N}, special correspondent
  | {N} | By {N}, our man in {P} | Words: {N} | {N} reports from {P} | Written by {N} and {N}
posts: secretary | chairman of the {P} Committee | Commander of the Southern Station | member of the council
  | Dean of {P} | teacher at {P} | spokeswoman of the dockers
see: See page {n} | See also page {n} | See back cover | Turn to page {n} | (See our issue of {d}.)
  | See articles on www.{w}.org | More on page {n} | For the full list see page {n}
cont: Continued on page {n} | (Continued from page {n}) | Continued from page {n}
  | (Continued on page {n}, column {n}) | Continued from the front page | To be continued.
  | (To be concluded in our next.)
ednote: We print this letter as it reached us. | We reproduce parts of an article that first appeared in {P}.
  | Translated for this paper | The editors do not share every opinion of their correspondents.
  | * This speech was given at {P} on {d}. | [We have shortened this letter. Ed.]
  | We publish below the reply of the {P} Committee.
salute: Dear Editor, | Editor Courier: | To the Editor of the {P} {W}. | Sir, | SIR,— | Dear friends, | Dear readers:
  | To the Editor of the Courier. | Comrades, | Dear Uncle Ned,
close: Lovingly, | Your loving friend, | Yours faithfully, | With kind regards | Fraternal greetings, | Sincerely,
  | I am, Sir, your obedient servant, | Yours, &c., | Best wishes from
groups: {W} Committee | Union of {W} Workers | {P} {W} League | Society of {W}, {P} | {N}, secretary | {N} ({P}) | {N}
  | A RATEPAYER. | AN OLD READER | The Members of the {P} Committee | J. {S}.
orgs: International {W} League | Union of {W} Workers | Free {W} Front | {P} Workers' Circle
  | Society for {W} and Trade | Collective for a New {W} | {W} Committee of {P} | United {W} Party
  | League of {W} and {W} | {W} Press | The {W} Publishing House | Adherent to the {W} Union | National Council of {W}
  | New {W}
web: Read more | More | Advertisement | Subscribe | Share this | {n} comments
ago: {n} hours ago | Updated {d} | yesterday
end: THE END | The End. | FINIS.
imprint: Printed and published by {N}, {n} {W} Street, {P}. | {P}: Printed for the owners at the {W} Works.
  | {W} Weekly is published by {W} Press, {n} {W} Street. Tel. {n}{n}. | Responsible: {N}. Printed by {S} Brothers.
vessels: Sch. {W}, {S}, from {P}, coal to {S}. | Brig {W}, {S}, for {P}. | Steamer {W}, {S}, in ballast.
  | At {P} {d}, ship {W}, {S}.
contact: www.{w}.org | e-mail: {w}@{w}.net | {w}@mail.example | Price {n} c. | No. {n} | Price One Penny.
  | Price $ 0.{n} | Tel. {n}-{n} | Published by the {W} Society | Editor: {N} | Office: {n} {W} Street, {P}
  | Vol. {n}, No. {n} | follow us on www.{w}.org | /e-mail: {w}@{w}.org • www.{w}.net | Year {n} - Number {n}
  | VOL. {n}.—NO. {n}. | PRICE TWOPENCE | Solidarity price {n} | Printed and published by {N}, {n}, {W} Street, {P}.
  | Subscription: {n} shillings a year, post free. | Find us on social media: @{w}{w} | {W} Press | ISSN 0{n}7-{n}41
index: INDEX | Contents | In this issue | CONTENTS | INSIDE | What's inside
events: Strike | Fire | Flood | Collision | Election | Fever | Harvest | Lock-out | Mutiny | Inquest | Congress | Gale
  | Arrival of the mail | Rising | Debate | Trial | Loss of a ship | Price of bread | Elections
at: in {P} | at {P} | near {P} | on the {W} Road | of the {P} line | in the valley | at the docks
  | among the {W} workers
traits: great | new | strange | the last | heavy | secret | the second | violent | long
who: the council of {P} | Mr. {S} | the committee | a crew of {n} men | the mayor, {N}, | the union of dockers
  | every house on the quay | the owner of the mill | the government in {P} | the jury | a steamer from {P}
  | the school board | Mrs. {S}, of {P}, | a crowd of some {n} hundred
did: has refused the new rates | was seen on {D} morning | will meet again on {d} | lost two boats in the gale
  | asks for better water | voted against the loan | denied the whole report | stands by its former offer
  | was not heard by the bench | arrived with {n} tons of coal | opened the new bridge | closed its doors
  | lays the blame on the company | thanked all who had helped
how: after a long debate | without giving a reason | for the third time this year | although nobody had asked for it
  | in spite of the rain | by {n} votes to {n} | before a full house | until the end of the month
  | at a cost of {n}00 pounds | as we reported last week
and: and the rest was silence | which surprised nobody | so that the ferry could not leave
  | but the men will not give way | and the matter is now before the court
calls: Out with the {w}! | Bread and work for all! | Down with the new tax! | Long live the dockers of {P}!
  | Not one ship shall sail! | Open the gates! | Free {N}! | Everybody to {P}! | For a congress of all workers
heads: What we want | A word to the young | The first day | How it began | Who pays? | No answer | Background
  | Two questions | The night of the fire | Results | A new tide | In brief | The facts | Our reply | The speech
photo: —{W} Staff Photo. | Photo: {N} | (Photograph by {N}.) | {N}, yesterday | Picture: {S}/{W} | Drawing by {N}
  | {N} | {N}, {P} | From left: {N}, {N} and {N}
ads: TO LET. | WANTED, | GREAT SALE! | TEA! TEA! TEA! | STEAM TO {P}. | LOST, | MONEY LENT | COALS. COALS.
  | SITUATIONS VACANT. | NOTICE. | DENTISTRY. | HOUSE FOR SALE | Bicycles & Repairs | BY AUCTION. | THE NEW BOOTS
offers: at prices that no other house can meet | a house of seven rooms with garden and stable
  | a steady man of good character | best black, {n}s. per ton, delivered | references given and required
  | no agents need apply | free by post for six stamps | the fast iron ship sails on {d}
  | goods taken to the latest hour | beware of cheap copies
apply: Apply to {N}, {n}, {W} Street. | Address, Box {n}, Post Office, {P}. | {S} & SONS, {P}.
  | Sold by all chemists, at 1s. {n}d. | Telephone {n}{n} | Only at {S} Brothers, {n} {W} Lane, {P}
  | Write: Box {n}, this office. | Tickets from {n}s. at the pier.
goods: Wheat, red | Barley | Oats | Coal | Tar | Potatoes, per cwt. | Butter, fresh | Sugar | Wool | Copper | Hay
  | Beef, prime
sides: {P} United | {P} Rovers | {W} Town | {P} Harriers | Old Boys of {P}
law: THE PUBLIC HEALTH ACT | ORDER | NOTICE TO MARINERS | DECREE | BY-LAWS OF THE {P} BOARD | Appointments | BANKRUPTS
  | COUNTY COURT OF {P} | PROCLAMATION | TENDERS | WAR OFFICE, {d}.
rule: The term "{w}" means every {w} held under this Act. | No person shall sell {w} without a licence.
  | The Board may, by order, vary the rates for {w}. | Whoever breaks this rule is liable to a fine of {n} pounds.
  | This order comes into force on {d}. | An appeal lies to the court of {P} within {n} days.
  | The list is open to all at the office in {P}.
clause: Section | Art. | Article | Clause | §
given: Dated at {P}, this {d}. | Given at {P}, {d}. | By order of the Board, | God Save the King! | By command,
ranks: Minister of Works | Clerk to the Council | Governor | Under-Secretary | The Registrar
childheads: Riddles | Answers to last month's riddles | The letter box | Our puzzle page | A poem for June
  | Things to make | The brave tinker | What the owl saw | How to draw a boat | Prize competition
riddles: What has teeth and cannot bite? | What goes up when rain comes down? | Which word is always wrong?
  | What has a neck and no head? | Who can shave ten times a day? | Why is six afraid? | What runs and has no feet?
  | What gets wetter as it dries?
answers: A comb. | An umbrella. | A bottle. | The barber. | A river. | A towel. | The letter R | Silence.
games: Two players sit back to back. | You need a cork, two pins and a thread. | Fold the paper along the line.
  | Count to ten and run. | Paint the sails red. | Ask a grown-up to cut the card.
verse: the lamp upon the quay is lit | and no one asks the water why | a small brown bird sat on a wall
  | the wind went round the sleeping town | my brother has a wooden horse | it took the road and came not back
  | the apples fall, the days grow short | we count the ships from one to ten
"""
