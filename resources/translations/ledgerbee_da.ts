<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_US">
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Nothing is lost. Writing goes on as soon as a key with the right permissions is in use.</source>
        <translation>Intet er gået tabt. Der sendes igen, så snart en nøgle med de rette rettigheder er i brug.</translation>
    </message>
    <message>
        <source>The program waits and goes on by itself.</source>
        <translation>Programmet venter og fortsætter af sig selv.</translation>
    </message>
    <message>
        <source>You can go on working; the program tries again by itself.</source>
        <translation>Du kan arbejde videre; programmet prøver igen af sig selv.</translation>
    </message>
    <message>
        <source>Make room on the disk and leave the window open: what you typed is still here.</source>
        <translation>Skaf plads på disken, og lad vinduet være åbent: det, du har skrevet, er her stadig.</translation>
    </message>
    <message>
        <source>Nothing is sent from damaged data.</source>
        <translation>Intet sendes fra beskadigede data.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Bemærkninger</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>↓ marks, Enter takes</source>
        <translation>↓ markerer, Enter vælger</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>{0}, row {1}</source>
        <translation>{0}, række {1}</translation>
    </message>
</context>
<context>
    <name>CustomerField</name>
    <message>
        <source>Customers</source>
        <translation>Kunder</translation>
    </message>
    <message>
        <source>Number, name, city, VAT number</source>
        <translation>Nummer, navn, by, CVR-nummer</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>Ukendt kunde</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>The delivery log comes as soon as LedgerBee is reached.</source>
        <translation>Leveringsloggen kommer, så snart der er forbindelse til LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s delivery log says nothing yet.</source>
        <translation>LedgerBees leveringslog siger intet endnu.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Levering</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Something went wrong</source>
        <translation>Noget gik galt</translation>
    </message>
    <message>
        <source>The program met an error of its own. What you typed is on the disk. The log has the details: {0}</source>
        <translation>Der er en fejl i programmet. Det, du har skrevet, ligger på disken. Detaljerne står i loggen: {0}</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>History</source>
        <translation>Forløb</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>Invoice</source>
        <translation>Faktura</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>LedgerBee draft</source>
        <translation>LedgerBee-kladde</translation>
    </message>
    <message>
        <source>&amp;Send again…</source>
        <translation>Se&amp;nd igen…</translation>
    </message>
    <message>
        <source>&amp;Send…</source>
        <translation>Se&amp;nd…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Bemærkninger</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>EAN</source>
        <translation>EAN</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Forfald</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Our reference</source>
        <translation>Vores reference</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Oprettet</translation>
    </message>
    <message>
        <source>Its sending is in the outbox. {0}</source>
        <translation>Afsendelsen ligger i udbakken. {0}</translation>
    </message>
    <message>
        <source>The lines come as soon as LedgerBee is reached.</source>
        <translation>Linjerne kommer, så snart der er forbindelse til LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee has this draft. It can be sent from here, and changed or deleted in LedgerBee only.</source>
        <translation>LedgerBee har denne kladde. Den kan sendes herfra, men kun rettes eller slettes i LedgerBee.</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>No drafts</source>
        <translation>Ingen kladder</translation>
    </message>
    <message>
        <source>An invoice that you write stays here, on this computer, until you hand it to LedgerBee.</source>
        <translation>En faktura, du skriver, bliver her på denne computer, indtil du sender den til LedgerBee.</translation>
    </message>
    <message>
        <source>no customer</source>
        <translation>ingen kunde</translation>
    </message>
    <message>
        <source>Delete the draft for {0}?</source>
        <translation>Slet kladden til {0}?</translation>
    </message>
    <message>
        <source>Delete a draft</source>
        <translation>Slet en kladde</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Den kan ikke hentes tilbage.</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>Draft</source>
        <translation>Kladde</translation>
    </message>
</context>
<context>
    <name>EditorTab</name>
    <message>
        <source>New invoice</source>
        <translation>Ny faktura</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the PDF</source>
        <translation>Find i PDF&apos;en</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} af {1}</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Forrige træffer (Skift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Næste træffer (F3)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Luk søgningen (Esc)</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Søger …</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Ikke fundet</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Bemærk</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>Intet står i vejen.</translation>
    </message>
    <message>
        <source>Before it can be queued: {0}</source>
        <translation>Skal rettes, før den kan sættes i kø: {0}</translation>
    </message>
    <message>
        <source>Worth a look: {0}</source>
        <translation>Værd at se på: {0}</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Linje {0}: {1}</translation>
    </message>
    <message>
        <source>Error: {0}</source>
        <translation>Fejl: {0}</translation>
    </message>
    <message>
        <source>Warning: {0}</source>
        <translation>Advarsel: {0}</translation>
    </message>
</context>
<context>
    <name>HeaderForm</name>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Kunde</translation>
    </message>
    <message>
        <source>Con&amp;tact</source>
        <translation>Ko&amp;ntakt</translation>
    </message>
    <message>
        <source>De&amp;partment</source>
        <translation>&amp;Afdeling</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>&amp;Reference</translation>
    </message>
    <message>
        <source>&amp;Our reference</source>
        <translation>V&amp;ores reference</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Tek&amp;st</translation>
    </message>
    <message>
        <source>D&amp;ate</source>
        <translation>Da&amp;to</translation>
    </message>
    <message>
        <source>D&amp;ue date</source>
        <translation>Forfa&amp;ldsdato</translation>
    </message>
    <message>
        <source>Ter&amp;ms, days</source>
        <translation>Fr&amp;ist, dage</translation>
    </message>
    <message>
        <source>Currenc&amp;y</source>
        <translation>Val&amp;uta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>VAT {0}</source>
        <translation>Momsnr. {0}</translation>
    </message>
    <message>
        <source>EAN {0}</source>
        <translation>EAN {0}</translation>
    </message>
</context>
<context>
    <name>InvoicesPage</name>
    <message>
        <source>LedgerBee has no invoice of this company yet.</source>
        <translation>LedgerBee har endnu ingen fakturaer fra dette firma.</translation>
    </message>
    <message>
        <source>LedgerBee was not reached yet. The invoices come as soon as it is; drafts can be written now.</source>
        <translation>Der har ikke været forbindelse til LedgerBee endnu. Fakturaerne kommer, så snart der er; du kan skrive kladder nu.</translation>
    </message>
    <message>
        <source>No invoices</source>
        <translation>Ingen fakturaer</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>API key</source>
        <translation>API-nøgle</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Genveje</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>In the lines of an invoice</source>
        <translation>I en fakturas linjer</translation>
    </message>
</context>
<context>
    <name>KindMenu</name>
    <message>
        <source>&amp;Product line</source>
        <translation>&amp;Varelinje</translation>
    </message>
    <message>
        <source>&amp;Text line</source>
        <translation>&amp;Tekstlinje</translation>
    </message>
    <message>
        <source>&amp;Separator line</source>
        <translation>&amp;Skillelinje</translation>
    </message>
</context>
<context>
    <name>LineGrid</name>
    <message>
        <source>Lines</source>
        <translation>Linjer</translation>
    </message>
</context>
<context>
    <name>LineModel</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Vare</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Stykpris</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>Moms</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>I alt</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bemærk</translation>
    </message>
    <message>
        <source>Product, number or name</source>
        <translation>Vare, nummer eller navn</translation>
    </message>
    <message>
        <source>Unknown product</source>
        <translation>Ukendt vare</translation>
    </message>
    <message>
        <source>Own price. The catalogue says {0}.</source>
        <translation>Egen pris. Kataloget siger {0}.</translation>
    </message>
    <message>
        <source>new line</source>
        <translation>ny linje</translation>
    </message>
    <message>
        <source>product line</source>
        <translation>varelinje</translation>
    </message>
    <message>
        <source>text line</source>
        <translation>tekstlinje</translation>
    </message>
    <message>
        <source>separator line</source>
        <translation>skillelinje</translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>Lines</source>
        <translation>Linjer</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Search</source>
        <translation>Søg</translation>
    </message>
    <message>
        <source>Search in {0}</source>
        <translation>Søg i {0}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Intet fundet</translation>
    </message>
    <message>
        <source>No row has these words and this status.</source>
        <translation>Ingen række har disse ord og denne status.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Vis alt</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Steder</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Demo company</source>
        <translation>Demofirma</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Save the file …</source>
        <translation>Gem filen …</translation>
    </message>
</context>
<context>
    <name>NumberDelegate</name>
    <message>
        <source>“{0}” can be read in two ways. Which one is meant?</source>
        <translation>“{0}” kan læses på to måder. Hvilken er ment?</translation>
    </message>
</context>
<context>
    <name>Obstacles</name>
    <message>
        <source>And {0} more.</source>
        <translation>Og {0} mere.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Gå dertil</translation>
    </message>
    <message>
        <source>Go to: {0}</source>
        <translation>Gå til: {0}</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Udbakke</translation>
    </message>
    <message>
        <source>The outbox is empty</source>
        <translation>Udbakken er tom</translation>
    </message>
    <message>
        <source>What you queue stays here until LedgerBee has it, also without a network. Nothing is waiting.</source>
        <translation>Det, du sætter i kø, ligger her, til LedgerBee har det, også uden netværk. Intet venter.</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>F&amp;jern…</translation>
    </message>
    <message>
        <source>It did &amp;not happen…</source>
        <translation>Det er &amp;ikke sket…</translation>
    </message>
    <message>
        <source>&amp;Queue again…</source>
        <translation>Sæ&amp;t i kø igen…</translation>
    </message>
    <message>
        <source>Send once &amp;more…</source>
        <translation>Send en gang &amp;til…</translation>
    </message>
    <message>
        <source>&amp;Open the invoice</source>
        <translation>Å&amp;bn fakturaen</translation>
    </message>
    <message>
        <source>&amp;Open the draft</source>
        <translation>Å&amp;bn kladden</translation>
    </message>
    <message>
        <source>The same content goes to LedgerBee once more. Without a change there it will be refused again.</source>
        <translation>Det samme indhold sendes til LedgerBee en gang til. Uden en ændring dér bliver det afvist igen.</translation>
    </message>
    <message>
        <source>LedgerBee is asked once more first; if it was sent, nothing happens. If the earlier request is still on its way, the customer may get it twice.</source>
        <translation>LedgerBee bliver spurgt igen først; er den sendt, sker der ikke mere. Er den første anmodning stadig undervejs, kan kunden få den to gange.</translation>
    </message>
    <message>
        <source>LedgerBee is searched once more first; if it turns up, nothing is sent. If LedgerBee has it all the same and cannot show it yet, there will be two.</source>
        <translation>Der søges først i LedgerBee igen; dukker det op, sendes intet. Har LedgerBee det alligevel uden at kunne vise det endnu, bliver der to.</translation>
    </message>
    <message>
        <source>Hand this to LedgerBee once more?</source>
        <translation>Send dette til LedgerBee en gang til?</translation>
    </message>
    <message>
        <source>Send once more</source>
        <translation>Send en gang til</translation>
    </message>
    <message>
        <source>Remove this from the outbox?</source>
        <translation>Fjern dette fra udbakken?</translation>
    </message>
    <message>
        <source>Its draft stays and can be mended.</source>
        <translation>Kladden bliver liggende og kan rettes.</translation>
    </message>
    <message>
        <source>Did it not happen?</source>
        <translation>Er det ikke sket?</translation>
    </message>
    <message>
        <source>The program stops looking for it, and its draft can be edited again. Look in LedgerBee first.</source>
        <translation>Programmet holder op med at lede efter det, og kladden kan redigeres igen. Se efter i LedgerBee først.</translation>
    </message>
    <message>
        <source>The program stops asking and sends nothing. The document stays in LedgerBee as it is. Look there first.</source>
        <translation>Programmet holder op med at spørge og sender intet. Dokumentet bliver i LedgerBee, som det er. Se efter dér først.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>The document is sent with LedgerBee&apos;s total: {0}.</source>
        <translation>Dokumentet sendes med LedgerBees total: {0}.</translation>
    </message>
    <message>
        <source>Your estimate: {0}. LedgerBee: {1}. The document is sent with LedgerBee&apos;s total.</source>
        <translation>Dit anslåede beløb: {0}. LedgerBee: {1}. Dokumentet sendes med LedgerBees beløb.</translation>
    </message>
    <message>
        <source>Send it with this total?</source>
        <translation>Send det med dette beløb?</translation>
    </message>
    <message>
        <source>Accept the difference</source>
        <translation>Accepter forskellen</translation>
    </message>
    <message>
        <source>Did it happen?</source>
        <translation>Er det sket?</translation>
    </message>
    <message>
        <source>Say so only when you have seen it in LedgerBee.</source>
        <translation>Sig kun ja, når du har set det i LedgerBee.</translation>
    </message>
    <message>
        <source>It did happen</source>
        <translation>Det er sket</translation>
    </message>
    <message>
        <source>Which of these documents is it?</source>
        <translation>Hvilket af disse dokumenter er det?</translation>
    </message>
    <message>
        <source>These are the newest documents that LedgerBee has for {0}.</source>
        <translation>Dette er de nyeste dokumenter, LedgerBee har for {0}.</translation>
    </message>
</context>
<context>
    <name>PageCanvas</name>
    <message>
        <source>PDF pages</source>
        <translation>PDF-sider</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Side {0} af {1}</translation>
    </message>
</context>
<context>
    <name>PdfPanel</name>
    <message>
        <source>The PDF of {0} could not be fetched. {1}</source>
        <translation>PDF&apos;en til {0} kunne ikke hentes. {1}</translation>
    </message>
</context>
<context>
    <name>PdfToolBar</name>
    <message>
        <source>Page</source>
        <translation>Side</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>af {0}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>This PDF can&apos;t be shown: {0}</source>
        <translation>Denne PDF kan ikke vises: {0}</translation>
    </message>
    <message>
        <source>Fetching the PDF …</source>
        <translation>Henter PDF&apos;en …</translation>
    </message>
    <message>
        <source>No PDF to show</source>
        <translation>Ingen PDF at vise</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Save the PDF</source>
        <translation>Gem PDF&apos;en</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-filer (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Gemt som {0}</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Sendt til printeren</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Som systemet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lys</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mørk</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprog</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gælder fra næste start.</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Udseende</translation>
    </message>
    <message>
        <source>Our &amp;reference</source>
        <translation>Vores &amp;reference</translation>
    </message>
    <message>
        <source>A new invoice begins with it.</source>
        <translation>Nye fakturaer begynder med den.</translation>
    </message>
    <message>
        <source>&amp;Undo a send within</source>
        <translation>Kan &amp;fortrydes i</translation>
    </message>
    <message>
        <source>So long a document waits before it leaves. 0: at once.</source>
        <translation>Så længe venter et dokument, før det sendes. 0: med det samme.</translation>
    </message>
</context>
<context>
    <name>ProductDelegate</name>
    <message>
        <source>Products</source>
        <translation>Varer</translation>
    </message>
    <message>
        <source>{0} × {1} on {2}</source>
        <translation>{0} × {1} den {2}</translation>
    </message>
    <message>
        <source>Make it a text line</source>
        <translation>Gør den til en tekstlinje</translation>
    </message>
    <message>
        <source>Several products fit “{0}”. F4 opens the list.</source>
        <translation>Flere varer passer til “{0}”. F4 åbner listen.</translation>
    </message>
    <message>
        <source>No product fits “{0}”. A line with an amount needs a product.</source>
        <translation>Ingen vare passer til “{0}”. En linje med beløb skal have en vare.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message>
        <source>Send the invoice</source>
        <translation>Send fakturaen</translation>
    </message>
    <message>
        <source>Also &amp;store it on the customer</source>
        <translation>Gem det også hos &amp;kunden</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>Ingen kunde</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>anslået</translation>
    </message>
    <message>
        <source>LedgerBee calculates the total</source>
        <translation>LedgerBee beregner totalen</translation>
    </message>
    <message>
        <source>&amp;Create draft in LedgerBee</source>
        <translation>&amp;Opret kladde i LedgerBee</translation>
    </message>
    <message>
        <source>Nothing is booked and nobody gets it.</source>
        <translation>Intet bogføres, og ingen modtager den.</translation>
    </message>
    <message>
        <source>LedgerBee books it, gives it a number and mails it.</source>
        <translation>LedgerBee bogfører den, nummererer den og mailer den.</translation>
    </message>
    <message>
        <source>Send by &amp;email</source>
        <translation>Send på &amp;e-mail</translation>
    </message>
    <message>
        <source>LedgerBee books it, gives it a number and hands it to the e-invoice network.</source>
        <translation>LedgerBee bogfører den, nummererer den og sender e-fakturaen.</translation>
    </message>
    <message>
        <source>Send as e-&amp;invoice (EAN)</source>
        <translation>Send som e-&amp;faktura (EAN)</translation>
    </message>
    <message>
        <source>LedgerBee books it and gives it a number; you deliver it yourself.</source>
        <translation>LedgerBee bogfører og nummererer den; du leverer den selv.</translation>
    </message>
    <message>
        <source>&amp;Book and number only</source>
        <translation>Kun &amp;bogføring og nummer</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Layout</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s choice</source>
        <translation>LedgerBees valg</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
    </message>
    <message>
        <source>EAN &amp;number</source>
        <translation>EAN-&amp;nummer</translation>
    </message>
    <message>
        <source>E-mail &amp;to</source>
        <translation>E-mail &amp;til</translation>
    </message>
    <message>
        <source>Queue the draft</source>
        <translation>Sæt kladden i kø</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Taken back from the outbox. Queue it again when it is ready.</source>
        <translation>Trukket tilbage fra udbakken. Sæt den i kø igen, når den er klar.</translation>
    </message>
    <message>
        <source>It left before the change could be made; it is shown as it left.</source>
        <translation>Den blev sendt, før ændringen nåede med; den vises, som den blev sendt.</translation>
    </message>
    <message>
        <source>It waits in the outbox. Typing takes it back first.</source>
        <translation>Den venter i udbakken. Skriver du i den, trækkes den først tilbage.</translation>
    </message>
    <message>
        <source>It is on its way to LedgerBee and cannot be changed now. The outbox knows more.</source>
        <translation>Den er på vej til LedgerBee og kan ikke ændres nu. Se mere i udbakken.</translation>
    </message>
    <message>
        <source>LedgerBee has it. It can be changed there, no longer here.</source>
        <translation>LedgerBee har den. Den kan ændres dér, ikke længere her.</translation>
    </message>
    <message>
        <source>LedgerBee refused it: {0}. Change it and queue it again.</source>
        <translation>LedgerBee afviste den: {0}. Ret den, og sæt den i kø igen.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Refreshing…</source>
        <translation>Opdaterer…</translation>
    </message>
    <message>
        <source>Nothing was read from LedgerBee yet</source>
        <translation>Intet er hentet fra LedgerBee endnu</translation>
    </message>
    <message>
        <source>Up to date as of {0}</source>
        <translation>Opdateret {0}</translation>
    </message>
    <message>
        <source>Outbox: {0}</source>
        <translation>Udbakke: {0}</translation>
    </message>
    <message>
        <source>Outbox empty</source>
        <translation>Udbakken er tom</translation>
    </message>
    <message>
        <source>{0} needs you</source>
        <translation>{0} venter på dig</translation>
    </message>
    <message>
        <source>{0} need you</source>
        <translation>{0} venter på dig</translation>
    </message>
    <message>
        <source>{0} in the outbox, waiting for the network</source>
        <translation>{0} i udbakken, venter på netværket</translation>
    </message>
    <message>
        <source>{0} in the outbox, waiting for the key</source>
        <translation>{0} i udbakken, venter på nøglen</translation>
    </message>
    <message>
        <source>Asking LedgerBee what became of a request</source>
        <translation>Spørger LedgerBee, hvad der blev af en anmodning</translation>
    </message>
    <message>
        <source>{0} in the outbox</source>
        <translation>{0} i udbakken</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Tabs</source>
        <translation>Faner</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Luk fanen</translation>
    </message>
</context>
<context>
    <name>TextCanvas</name>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Marker alt</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>Queue or send…</source>
        <translation>Sæt i kø eller send…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Skift+Enter</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Ny faktura</translation>
    </message>
    <message>
        <source>Invoice to {0}</source>
        <translation>Faktura til {0}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gemt</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Gemmer…</translation>
    </message>
    <message>
        <source>Not on the disk yet</source>
        <translation>Ikke på disken endnu</translation>
    </message>
</context>
<context>
    <name>TotalsBlock</name>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>Moms</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>I alt</translation>
    </message>
</context>
<context>
    <name>TotalsPanel</name>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT {0}</source>
        <translation>Moms {0}</translation>
    </message>
    <message>
        <source>VAT {0} of {1}</source>
        <translation>Moms {0} af {1}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>I alt</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>anslået</translation>
    </message>
    <message>
        <source>estimate, lines incomplete</source>
        <translation>anslået, ufuldstændige linjer</translation>
    </message>
    <message>
        <source>Totals (estimate)</source>
        <translation>Totaler (anslået)</translation>
    </message>
</context>
<context>
    <name>UndoStrip</name>
    <message>
        <source>Leaves in {0} s: {1}</source>
        <translation>Afsendes om {0} s: {1}</translation>
    </message>
    <message>
        <source>Waits to leave: {1}</source>
        <translation>Venter på at blive sendt: {1}</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>til {0}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>&amp;Check the key</source>
        <translation>&amp;Kontroller nøglen</translation>
    </message>
    <message>
        <source>&amp;Open the company</source>
        <translation>Å&amp;bn firmaet</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>Br&amp;ug denne nøgle</translation>
    </message>
    <message>
        <source>Open the &amp;demo company</source>
        <translation>Åbn &amp;demofirmaet</translation>
    </message>
    <message>
        <source>&amp;API key</source>
        <translation>&amp;API-nøgle</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Indsæt den her</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-nøgle</translation>
    </message>
    <message>
        <source>You make a key in LedgerBee, under Settings, API keys. It stays in the keyring of this computer.</source>
        <translation>Du opretter en nøgle i LedgerBee under Indstillinger, API-nøgler. Den bliver i denne computers nøglering.</translation>
    </message>
    <message>
        <source>A key for {0}</source>
        <translation>En nøgle til {0}</translation>
    </message>
    <message>
        <source>What waits in the outbox goes on with it. Drafts and library stay as they are.</source>
        <translation>Det, der venter i udbakken, fortsætter med den. Kladder og bibliotek er uændrede.</translation>
    </message>
    <message>
        <source>Or look around first: a small painting business with customers, products and invoices, all made up.</source>
        <translation>Eller se dig omkring først: et lille malerfirma med kunder, varer og fakturaer, alt sammen opdigtet.</translation>
    </message>
    <message>
        <source>Welcome to LedgerBee Desktop</source>
        <translation>Velkommen til LedgerBee Desktop</translation>
    </message>
    <message>
        <source>Write invoices here; LedgerBee gets each of them exactly once.</source>
        <translation>Skriv fakturaer her; LedgerBee får hver af dem præcis én gang.</translation>
    </message>
    <message>
        <source>This key may: {0}.</source>
        <translation>Denne nøgle må: {0}.</translation>
    </message>
    <message>
        <source>It may not: {0}. Make a key that may.</source>
        <translation>Den må ikke: {0}. Opret en nøgle, der må.</translation>
    </message>
    <message>
        <source>The key is kept in {0} and nowhere else.</source>
        <translation>Nøglen gemmes i {0} og ingen andre steder.</translation>
    </message>
    <message>
        <source>The key is kept for this session only: at the next start you paste it again. {0}</source>
        <translation>Nøglen huskes kun, til programmet lukkes: ved næste start indsætter du den igen. {0}</translation>
    </message>
</context>
<context>
    <name>WhichDocument</name>
    <message>
        <source>It is this one</source>
        <translation>Det er dette</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Oprettet</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløb</translation>
    </message>
    <message>
        <source>Documents at LedgerBee</source>
        <translation>Dokumenter hos LedgerBee</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The last words did not reach the disk. Close all the same?</source>
        <translation>De sidste ord nåede ikke disken. Luk alligevel?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afslut</translation>
    </message>
    <message>
        <source>The send to {0} was taken back: nothing was sent.</source>
        <translation>Afsendelsen til {0} blev fortrudt: intet blev sendt.</translation>
    </message>
    <message>
        <source>It still becomes a draft in LedgerBee.</source>
        <translation>Den bliver stadig til en kladde i LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee Desktop {0}</source>
        <translation>LedgerBee Desktop {0}</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Not made by LedgerBee.</source>
        <translation>Fri software under MIT-licensen. Ikke lavet af LedgerBee.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
</context>
<context>
    <name>_PlaceButton</name>
    <message>
        <source>{0}, {1}, needs you</source>
        <translation>{0}, {1}, venter på dig</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New invoice</source>
        <translation>&amp;Ny faktura</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>&amp;Luk fanen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Opdater</translation>
    </message>
    <message>
        <source>Work &amp;offline</source>
        <translation>&amp;Arbejd offline</translation>
    </message>
    <message>
        <source>API &amp;key…</source>
        <translation>API-nø&amp;gle…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Indstillinger…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Afslu&amp;t</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Fortryd</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gendan</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>F&amp;ind</translation>
    </message>
    <message>
        <source>New &amp;line below</source>
        <translation>Ny &amp;linje nedenunder</translation>
    </message>
    <message>
        <source>Te&amp;xt line</source>
        <translation>&amp;Tekstlinje</translation>
    </message>
    <message>
        <source>&amp;Separator line</source>
        <translation>&amp;Skillelinje</translation>
    </message>
    <message>
        <source>&amp;Duplicate the lines</source>
        <translation>&amp;Dupliker linjerne</translation>
    </message>
    <message>
        <source>Move lines u&amp;p</source>
        <translation>Flyt linjerne o&amp;p</translation>
    </message>
    <message>
        <source>Move lines d&amp;own</source>
        <translation>Flyt linjerne &amp;ned</translation>
    </message>
    <message>
        <source>Delete the l&amp;ines</source>
        <translation>Sl&amp;et linjerne</translation>
    </message>
    <message>
        <source>&amp;Value from the line above</source>
        <translation>&amp;Værdi fra linjen over</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Å&amp;bn</translation>
    </message>
    <message>
        <source>&amp;Delete the draft…</source>
        <translation>S&amp;let kladden…</translation>
    </message>
    <message>
        <source>&amp;Send…</source>
        <translation>Se&amp;nd…</translation>
    </message>
    <message>
        <source>&amp;Undo the send</source>
        <translation>Fortr&amp;yd afsendelsen</translation>
    </message>
    <message>
        <source>&amp;Copy the number</source>
        <translation>&amp;Kopier nummeret</translation>
    </message>
    <message>
        <source>Save the &amp;PDF…</source>
        <translation>&amp;Gem PDF&apos;en…</translation>
    </message>
    <message>
        <source>Prin&amp;t…</source>
        <translation>Udsk&amp;riv…</translation>
    </message>
    <message>
        <source>Send once &amp;more…</source>
        <translation>Send en gang &amp;til…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Undersøg igen</translation>
    </message>
    <message>
        <source>It did &amp;happen…</source>
        <translation>Det er &amp;sket…</translation>
    </message>
    <message>
        <source>It did &amp;not happen…</source>
        <translation>Det er &amp;ikke sket…</translation>
    </message>
    <message>
        <source>&amp;Accept the difference…</source>
        <translation>&amp;Accepter forskellen…</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>Tr&amp;æk tilbage</translation>
    </message>
    <message>
        <source>&amp;PDF beside the work</source>
        <translation>&amp;PDF ved siden af</translation>
    </message>
    <message>
        <source>&amp;Go to the PDF</source>
        <translation>&amp;Gå til PDF&apos;en</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>&amp;Næste fane</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>&amp;Forrige fane</translation>
    </message>
    <message>
        <source>&amp;Drafts</source>
        <translation>&amp;Kladder</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>&amp;Udbakke</translation>
    </message>
    <message>
        <source>&amp;Invoices</source>
        <translation>&amp;Fakturaer</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Genveje</translation>
    </message>
    <message>
        <source>&amp;About LedgerBee Desktop</source>
        <translation>&amp;Om LedgerBee Desktop</translation>
    </message>
</context>
<context>
    <name>connection</name>
    <message>
        <source>Not connected yet</source>
        <translation>Endnu ikke forbundet</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>LedgerBee cannot be reached</source>
        <translation>Ingen forbindelse til LedgerBee</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Arbejder offline</translation>
    </message>
    <message>
        <source>The key is not accepted</source>
        <translation>Nøglen bliver ikke godkendt</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Ingen nøgle</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>“{text}” is not a date. Write it like 15, 15-3, 15-3-2026 or +14.</source>
        <translation>“{text}” er ikke en dato. Skriv den som 15, 15-3, 15-3-2026 eller +14.</translation>
    </message>
    <message>
        <source>There is no such day: {text}.</source>
        <translation>Den dag findes ikke: {text}.</translation>
    </message>
</context>
<context>
    <name>document</name>
    <message>
        <source>{moment}: delivered {how}</source>
        <translation>{moment}: leveret {how}</translation>
    </message>
    <message>
        <source>{moment}: {status} {how}</source>
        <translation>{moment}: {status} {how}</translation>
    </message>
    <message>
        <source>by email to {to}</source>
        <translation>på e-mail til {to}</translation>
    </message>
    <message>
        <source>as e-invoice to {to}</source>
        <translation>som e-faktura til {to}</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>manuelt</translation>
    </message>
    <message>
        <source>by {type}</source>
        <translation>via {type}</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Stykpris</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>Moms</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>I alt</translation>
    </message>
</context>
<context>
    <name>editor</name>
    <message>
        <source>No customer fits “{text}”.</source>
        <translation>Ingen kunde passer til “{text}”.</translation>
    </message>
    <message>
        <source>Several customers fit “{text}”. Choose one from the list (F4).</source>
        <translation>Flere kunder passer til “{text}”. Vælg en fra listen (F4).</translation>
    </message>
    <message>
        <source>“{text}” is not a number of days.</source>
        <translation>“{text}” er ikke et antal dage.</translation>
    </message>
    <message>
        <source>LedgerBee: {text}</source>
        <translation>LedgerBee: {text}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>LedgerBee refuses the API key: it is wrong, has expired or was revoked. Enter a valid key.</source>
        <translation>LedgerBee afviser API-nøglen: den er forkert, udløbet eller tilbagekaldt. Indsæt en gyldig nøgle.</translation>
    </message>
    <message>
        <source>LedgerBee refuses the API key from this network: its address is not on the key&apos;s list of allowed addresses.</source>
        <translation>LedgerBee afviser API-nøglen fra dette netværk: dets adresse er ikke på nøglens liste over tilladte adresser.</translation>
    </message>
    <message>
        <source>The API key may not do this. It lacks: {scopes}.</source>
        <translation>API-nøglen må ikke dette. Den mangler: {scopes}.</translation>
    </message>
    <message>
        <source>The API key may not do this.</source>
        <translation>API-nøglen må ikke dette.</translation>
    </message>
    <message>
        <source>The company&apos;s LedgerBee licence does not include this.</source>
        <translation>Firmaets LedgerBee-licens omfatter ikke dette.</translation>
    </message>
    <message>
        <source>LedgerBee does not know this, or something that it names: {text}</source>
        <translation>LedgerBee kender ikke dette eller noget, det henviser til: {text}</translation>
    </message>
    <message>
        <source>LedgerBee refused this: {text}</source>
        <translation>LedgerBee afviste dette: {text}</translation>
    </message>
    <message>
        <source>LedgerBee asks to wait: too many requests in a short time.</source>
        <translation>LedgerBee beder om at vente: for mange anmodninger på kort tid.</translation>
    </message>
    <message>
        <source>“{path}” is missing.</source>
        <translation>“{path}” mangler.</translation>
    </message>
    <message>
        <source>“{path}” is not a field that LedgerBee takes here.</source>
        <translation>“{path}” er ikke et felt, LedgerBee tager imod her.</translation>
    </message>
    <message>
        <source>“{path}” has a value that LedgerBee does not take: {why}.</source>
        <translation>“{path}” har en værdi, som LedgerBee ikke tager imod: {why}.</translation>
    </message>
    <message>
        <source>The body is not a JSON object.</source>
        <translation>Indholdet er ikke et JSON-objekt.</translation>
    </message>
    <message>
        <source>LedgerBee cannot be reached. Is this computer online?</source>
        <translation>Der er ingen forbindelse til LedgerBee. Er denne computer på nettet?</translation>
    </message>
    <message>
        <source>LedgerBee did not answer in time.</source>
        <translation>LedgerBee svarede ikke i tide.</translation>
    </message>
    <message>
        <source>The connection to LedgerBee was lost before the answer came.</source>
        <translation>Forbindelsen til LedgerBee blev afbrudt, før svaret kom.</translation>
    </message>
    <message>
        <source>The proxy of this network does not let the connection to LedgerBee through.</source>
        <translation>Netværkets proxy lader ikke forbindelsen til LedgerBee komme igennem.</translation>
    </message>
    <message>
        <source>The proxy setting of this computer cannot be used.</source>
        <translation>Denne computers proxyindstilling kan ikke bruges.</translation>
    </message>
    <message>
        <source>A request was stopped because it was not for LedgerBee&apos;s address.</source>
        <translation>En anmodning blev stoppet, fordi den ikke var til LedgerBees adresse.</translation>
    </message>
    <message>
        <source>No secure connection to LedgerBee could be made. Something between here and LedgerBee does not speak TLS 1.2.</source>
        <translation>Der kunne ikke skabes en sikker forbindelse til LedgerBee. Noget mellem denne computer og LedgerBee taler ikke TLS 1.2.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s certificate is not valid yet. Check the date and time of this computer.</source>
        <translation>LedgerBees certifikat er ikke gyldigt endnu. Kontroller denne computers dato og klokkeslæt.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s certificate has expired. Check the date and time of this computer; if they are right, wait.</source>
        <translation>LedgerBees certifikat er udløbet. Kontroller denne computers dato og klokkeslæt; er de rigtige, så vent.</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts vouches for LedgerBee&apos;s certificate. A firewall or antivirus may be reading the connection, or this is the wrong network.</source>
        <translation>Ingen, som denne computer har tillid til, står inde for LedgerBees certifikat. Måske læser en firewall eller et antivirusprogram med, eller det er det forkerte netværk.</translation>
    </message>
    <message>
        <source>The certificate shown belongs to somebody else, not to LedgerBee. Is this a network with a login page?</source>
        <translation>Det viste certifikat tilhører en anden end LedgerBee. Er det et netværk med en loginside?</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s certificate was not accepted (reason {code}).</source>
        <translation>LedgerBees certifikat blev ikke godkendt (årsag {code}).</translation>
    </message>
    <message>
        <source>This address of LedgerBee cannot be used. It must begin with https:// and hold only a host, a port and a path.</source>
        <translation>Denne adresse til LedgerBee kan ikke bruges. Den skal begynde med https:// og kun indeholde vært, port og sti.</translation>
    </message>
    <message>
        <source>LedgerBee gave no usable answer (status {status}). Is this a network with a login page?</source>
        <translation>LedgerBee gav intet brugbart svar (status {status}). Er det et netværk med en loginside?</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s address answers with a redirection (status {status}), which is never followed. Is this a network with a login page, or is the address wrong?</source>
        <translation>LedgerBees adresse svarer med en omdirigering (status {status}), som aldrig følges. Er det et netværk med en loginside, eller er adressen forkert?</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s answer could not be understood.</source>
        <translation>LedgerBees svar kunne ikke forstås.</translation>
    </message>
    <message>
        <source>LedgerBee said that it did this, but the rest of its answer could not be read.</source>
        <translation>LedgerBee svarede, at det er gjort, men resten af svaret kunne ikke læses.</translation>
    </message>
    <message>
        <source>The answer (status {status}) did not come from LedgerBee itself, or LedgerBee failed while it worked.</source>
        <translation>Svaret (status {status}) kom ikke fra LedgerBee selv, eller LedgerBee fejlede undervejs.</translation>
    </message>
    <message>
        <source>The request was answered with a redirection (status {status}), which is never followed. Is this a network with a login page, or is LedgerBee&apos;s address wrong?</source>
        <translation>Anmodningen blev besvaret med en omdirigering (status {status}), som aldrig følges. Er det et netværk med en loginside, eller er LedgerBees adresse forkert?</translation>
    </message>
    <message>
        <source>There is no company here yet. Give a key in LEDGERBEE_API_KEY and run “sync --once”, or open the window once.</source>
        <translation>Der er intet firma her endnu. Angiv en nøgle i LEDGERBEE_API_KEY, og kør “sync --once”, eller åbn vinduet én gang.</translation>
    </message>
    <message>
        <source>Part of the data on this computer is damaged ({count} entries). What is damaged is not used and not sent; the rest works. Keep a copy of the folder {folder} before you go on.</source>
        <translation>En del af dataene på denne computer er beskadiget ({count} poster). Det beskadigede bliver hverken brugt eller sendt; resten virker. Tag en kopi af mappen {folder}, før du fortsætter.</translation>
    </message>
    <message>
        <source>This data is a copy or was restored. LedgerBee is asked what became of everything that was in the outbox before anything is sent.</source>
        <translation>Disse data er en kopi eller er gendannet. LedgerBee bliver spurgt, hvad der skete med alt i udbakken, før noget sendes.</translation>
    </message>
    <message>
        <source>The demo company did not start. The file {log} says why; “pip install ledgerbee-desktop[demo]” installs what it needs.</source>
        <translation>Demofirmaet startede ikke. Filen {log} siger hvorfor; “pip install ledgerbee-desktop[demo]” installerer det, der mangler.</translation>
    </message>
    <message>
        <source>There is no display. Start this from a desktop, or type “make run”, which then works without one.</source>
        <translation>Der er ingen skærm. Start programmet fra et skrivebord, eller skriv “make run”, som så virker uden.</translation>
    </message>
    <message>
        <source>The database {file} was written by a newer LedgerBee Desktop. Install the newest version to open it.</source>
        <translation>Databasen {file} er skrevet af en nyere LedgerBee Desktop. Installer den nyeste version for at åbne den.</translation>
    </message>
    <message>
        <source>The disk is full, so this could not be saved. Free some space; nothing that you see is lost meanwhile.</source>
        <translation>Disken er fuld, så dette kunne ikke gemmes. Skaf plads; intet af det, du ser, går tabt imens.</translation>
    </message>
    <message>
        <source>The disk refused to save ({detail}). Nothing that you see is lost as long as the program stays open.</source>
        <translation>Disken kunne ikke gemme ({detail}). Intet af det, du ser, går tabt, så længe programmet er åbent.</translation>
    </message>
    <message>
        <source>The database {file} is damaged ({detail}). Restore the newest backup.</source>
        <translation>Databasen {file} er beskadiget ({detail}). Gendan den nyeste sikkerhedskopi.</translation>
    </message>
    <message>
        <source>Another LedgerBee Desktop is already working with this data ({file}). Use that one.</source>
        <translation>Et andet LedgerBee Desktop arbejder allerede med disse data ({file}). Brug det.</translation>
    </message>
    <message>
        <source>This draft is on its way to LedgerBee and can no longer be edited here.</source>
        <translation>Denne kladde er på vej til LedgerBee og kan ikke længere redigeres her.</translation>
    </message>
    <message>
        <source>The draft was edited after LedgerBee refused it. Queue it again from the draft.</source>
        <translation>Kladden er redigeret, efter at LedgerBee afviste den. Sæt den i kø igen fra kladden.</translation>
    </message>
    <message>
        <source>A stored {what} ({id}) does not match its checksum: the disk has changed it. It is not used. Restore the newest backup.</source>
        <translation>En gemt post ({what} {id}) passer ikke med sin kontrolsum: disken har ændret den. Den bruges ikke. Gendan den nyeste sikkerhedskopi.</translation>
    </message>
    <message>
        <source>That cannot be decided while it is in this state. Look again.</source>
        <translation>Det kan ikke afgøres i denne tilstand. Undersøg igen.</translation>
    </message>
    <message>
        <source>LedgerBee must be asked first, and it cannot be reached now.</source>
        <translation>LedgerBee skal spørges først, og der er ingen forbindelse nu.</translation>
    </message>
    <message>
        <source>It may still be arriving at LedgerBee. Try again at {time}.</source>
        <translation>Den kan stadig være på vej ind hos LedgerBee. Prøv igen kl. {time}.</translation>
    </message>
    <message>
        <source>It was not sent again: it has turned up at LedgerBee.</source>
        <translation>Den blev ikke sendt igen: den er dukket op hos LedgerBee.</translation>
    </message>
    <message>
        <source>It was not sent again: something that could be it has turned up at LedgerBee.</source>
        <translation>Den blev ikke sendt igen: noget, der kunne være den, er dukket op hos LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s list kept changing while it was searched. Try again in a moment.</source>
        <translation>LedgerBees liste ændrede sig hele tiden under søgningen. Prøv igen om lidt.</translation>
    </message>
    <message>
        <source>Say which document it became.</source>
        <translation>Sig, hvilket dokument det blev til.</translation>
    </message>
    <message>
        <source>LedgerBee has no such document.</source>
        <translation>LedgerBee har ikke det dokument.</translation>
    </message>
    <message>
        <source>That document belongs to another customer.</source>
        <translation>Det dokument hører til en anden kunde.</translation>
    </message>
    <message>
        <source>Another draft became that document already.</source>
        <translation>En anden kladde er allerede blevet til det dokument.</translation>
    </message>
    <message>
        <source>LedgerBee says that it was not sent.</source>
        <translation>LedgerBee siger, at den ikke er sendt.</translation>
    </message>
    <message>
        <source>This document is not in the library. Refresh, then try again.</source>
        <translation>Dokumentet er ikke i biblioteket. Opdater, og prøv igen.</translation>
    </message>
    <message>
        <source>You work offline.</source>
        <translation>Du arbejder offline.</translation>
    </message>
    <message>
        <source>There is no API key for this company.</source>
        <translation>Der er ingen API-nøgle til dette firma.</translation>
    </message>
    <message>
        <source>This key belongs to another company ({name}). Nothing was read or sent. Use the key of this company.</source>
        <translation>Denne nøgle hører til et andet firma ({name}). Intet er hentet eller sendt. Brug dette firmas nøgle.</translation>
    </message>
    <message>
        <source>This was changed a moment ago. Look again and repeat if needed.</source>
        <translation>Det blev ændret for et øjeblik siden. Se efter, og gentag om nødvendigt.</translation>
    </message>
    <message>
        <source>This is not an API key: a key has 16 to 512 letters, digits and signs, and no spaces. Copy it again from LedgerBee, under Settings, API keys.</source>
        <translation>Det er ikke en API-nøgle: en nøgle har 16 til 512 bogstaver, cifre og tegn og ingen mellemrum. Kopier den igen fra LedgerBee under Indstillinger, API-nøgler.</translation>
    </message>
    <message>
        <source>{path} is on a network drive ({kind}). Drafts are only safe on a disk of this computer; choose another folder.</source>
        <translation>{path} ligger på et netværksdrev ({kind}). Kladder er kun sikre på en disk i denne computer; vælg en anden mappe.</translation>
    </message>
    <message>
        <source>{path} belongs to another user. Choose another folder.</source>
        <translation>{path} tilhører en anden bruger. Vælg en anden mappe.</translation>
    </message>
    <message>
        <source>{path} holds other files and other users can read it. Choose an empty folder, or one that only you can read.</source>
        <translation>{path} indeholder andre filer, og andre brugere kan læse den. Vælg en tom mappe eller en, som kun du kan læse.</translation>
    </message>
    <message>
        <source>{path} is a file, not a folder.</source>
        <translation>{path} er en fil, ikke en mappe.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made or written: {reason}.</source>
        <translation>Mappen {path} kan ikke oprettes eller skrives i: {reason}.</translation>
    </message>
    <message>
        <source>LedgerBee Desktop is open with this data (process {pid}). Close it first.</source>
        <translation>LedgerBee Desktop er åben med disse data (proces {pid}). Luk programmet først.</translation>
    </message>
    <message>
        <source>The command “{what}” is working on this data (process {pid}). Wait until it has ended.</source>
        <translation>Kommandoen “{what}” arbejder på disse data (proces {pid}). Vent, til den er færdig.</translation>
    </message>
    <message>
        <source>Another LedgerBee Desktop is working on this data. Close it first.</source>
        <translation>Et andet LedgerBee Desktop arbejder på disse data. Luk det først.</translation>
    </message>
    <message>
        <source>There is no keyring service on this computer, so the key can only be kept until the program ends. Install and start GNOME Keyring or KWallet, then start the program again.</source>
        <translation>Der er ingen nøglering på denne computer, så nøglen kan kun huskes, til programmet lukkes. Installer og start GNOME Keyring eller KWallet, og start så programmet igen.</translation>
    </message>
    <message>
        <source>The keyring set up on this computer ({name}) would not keep the key safe, so it is not used. The key can only be kept until the program ends.</source>
        <translation>Den nøglering, der er valgt på denne computer ({name}), opbevarer ikke nøglen sikkert og bruges derfor ikke. Nøglen kan kun huskes, til programmet lukkes.</translation>
    </message>
    <message>
        <source>The keyring set up on this computer ({name}) cannot be loaded, so the key can only be kept until the program ends.</source>
        <translation>Den nøglering, der er valgt på denne computer ({name}), kan ikke indlæses, så nøglen kan kun huskes, til programmet lukkes.</translation>
    </message>
    <message>
        <source>The keyring ({name}) is locked. Unlock it with your password, then try again.</source>
        <translation>Nøgleringen ({name}) er låst. Lås den op med din adgangskode, og prøv igen.</translation>
    </message>
    <message>
        <source>The keyring ({name}) could not be opened, perhaps because its question for a password was closed. Try again.</source>
        <translation>Nøgleringen ({name}) kunne ikke åbnes, måske fordi dens spørgsmål om adgangskode blev lukket. Prøv igen.</translation>
    </message>
    <message>
        <source>The keyring ({name}) did not do what it was asked ({error}). Try again.</source>
        <translation>Nøgleringen ({name}) gjorde ikke, hvad den blev bedt om ({error}). Prøv igen.</translation>
    </message>
    <message>
        <source>The keyring ({name}) took the key but did not give it back, so the key counts as not saved.</source>
        <translation>Nøgleringen ({name}) tog imod nøglen, men gav den ikke tilbage, så nøglen regnes ikke for gemt.</translation>
    </message>
    <message>
        <source>The keyring ({name}) still has the key. Delete the entry {service} there by hand.</source>
        <translation>Nøgleringen ({name}) har stadig nøglen. Slet selv posten {service} dér.</translation>
    </message>
    <message>
        <source>This key belongs to {name}, another company. Make one in LedgerBee for this company.</source>
        <translation>Denne nøgle hører til {name}, et andet firma. Lav en nøgle i LedgerBee til dette firma.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>All drafts</source>
        <translation>Alle kladder</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>I gang</translation>
    </message>
    <message>
        <source>In the outbox</source>
        <translation>I udbakken</translation>
    </message>
    <message>
        <source>Refused by LedgerBee</source>
        <translation>Afvist af LedgerBee</translation>
    </message>
    <message>
        <source>All invoices</source>
        <translation>Alle fakturaer</translation>
    </message>
    <message>
        <source>LedgerBee drafts</source>
        <translation>LedgerBee-kladder</translation>
    </message>
    <message>
        <source>Scheduled or being sent</source>
        <translation>Planlagt eller på vej</translation>
    </message>
    <message>
        <source>Sent, not paid</source>
        <translation>Sendt, ikke betalt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Betalt</translation>
    </message>
    <message>
        <source>Credited or cancelled</source>
        <translation>Krediteret eller annulleret</translation>
    </message>
    <message>
        <source>Not collectible</source>
        <translation>Uerholdelig</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Choose a customer.</source>
        <translation>Vælg en kunde.</translation>
    </message>
    <message>
        <source>This customer is not in the library. Refresh, or choose another.</source>
        <translation>Kunden er ikke i biblioteket. Opdater, eller vælg en anden.</translation>
    </message>
    <message>
        <source>{name} is inactive in LedgerBee. Choose another customer.</source>
        <translation>{name} er inaktiv i LedgerBee. Vælg en anden kunde.</translation>
    </message>
    <message>
        <source>{name} is outside the Danish VAT zone and has no VAT number.</source>
        <translation>{name} er uden for den danske momszone og har intet momsnummer.</translation>
    </message>
    <message>
        <source>This contact does not belong to the customer.</source>
        <translation>Kontakten hører ikke til kunden.</translation>
    </message>
    <message>
        <source>This department does not belong to the customer.</source>
        <translation>Afdelingen hører ikke til kunden.</translation>
    </message>
    <message>
        <source>This department is inactive in LedgerBee.</source>
        <translation>Afdelingen er inaktiv i LedgerBee.</translation>
    </message>
    <message>
        <source>The invoice needs a date.</source>
        <translation>Fakturaen skal have en dato.</translation>
    </message>
    <message>
        <source>The due date is before the invoice date.</source>
        <translation>Forfaldsdatoen ligger før fakturadatoen.</translation>
    </message>
    <message>
        <source>Say when it is due: a date, or payment terms in days.</source>
        <translation>Angiv, hvornår den forfalder: en dato eller en betalingsfrist i dage.</translation>
    </message>
    <message>
        <source>Payment terms are a number of days from 0 to 3650.</source>
        <translation>Betalingsfristen er et antal dage fra 0 til 3650.</translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation>Datoen ligger i fremtiden.</translation>
    </message>
    <message>
        <source>A booked invoice has a later date than this one.</source>
        <translation>En bogført faktura har en senere dato end denne.</translation>
    </message>
    <message>
        <source>“{code}” is not a currency code; write one like DKK or EUR.</source>
        <translation>“{code}” er ikke en valutakode; skriv en som DKK eller EUR.</translation>
    </message>
    <message>
        <source>The API key may not do this: it lacks the scope {scope}. Make a key with it in LedgerBee.</source>
        <translation>API-nøglen må ikke dette: den mangler rettigheden {scope}. Opret en nøgle med den i LedgerBee.</translation>
    </message>
    <message>
        <source>This text line is empty.</source>
        <translation>Tekstlinjen er tom.</translation>
    </message>
    <message>
        <source>A product line needs a quantity.</source>
        <translation>En varelinje skal have et antal.</translation>
    </message>
    <message>
        <source>The quantity must be above zero. To give money back, make a credit note.</source>
        <translation>Antallet skal være over nul. Lav en kreditnota for at give penge tilbage.</translation>
    </message>
    <message>
        <source>A quantity can have at most six decimals.</source>
        <translation>Et antal kan højst have seks decimaler.</translation>
    </message>
    <message>
        <source>The unit price cannot be negative. A discount is a lower price, such as 1000-10%.</source>
        <translation>Stykprisen kan ikke være negativ. En rabat er en lavere pris, f.eks. 1000-10%.</translation>
    </message>
    <message>
        <source>A unit price can have at most two decimals.</source>
        <translation>En stykpris kan højst have to decimaler.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Beløbet er for stort.</translation>
    </message>
    <message>
        <source>A product line needs a product. Pick one, or make it a text line.</source>
        <translation>En varelinje skal have en vare. Vælg en, eller gør den til en tekstlinje.</translation>
    </message>
    <message>
        <source>This price is not in the library. Refresh, or pick the product again.</source>
        <translation>Prisen er ikke i biblioteket. Opdater, eller vælg varen igen.</translation>
    </message>
    <message>
        <source>This price is archived or disabled in LedgerBee. Pick the product again.</source>
        <translation>Prisen er arkiveret eller slået fra i LedgerBee. Vælg varen igen.</translation>
    </message>
    <message>
        <source>This product has no price in {currency}.</source>
        <translation>Varen har ingen pris i {currency}.</translation>
    </message>
    <message>
        <source>An invoice needs at least one product line.</source>
        <translation>En faktura skal have mindst én varelinje.</translation>
    </message>
    <message>
        <source>The same customer got the same lines on {date} (invoice {number}).</source>
        <translation>Samme kunde fik de samme linjer den {date} (faktura {number}).</translation>
    </message>
    <message>
        <source>“{text}” is not an e-mail address.</source>
        <translation>“{text}” er ikke en e-mailadresse.</translation>
    </message>
    <message>
        <source>The customer has no e-mail address in LedgerBee. Type one here.</source>
        <translation>Kunden har ingen e-mailadresse i LedgerBee. Skriv en her.</translation>
    </message>
    <message>
        <source>An e-invoice needs the customer&apos;s EAN number. Type it here.</source>
        <translation>En e-faktura kræver kundens EAN-nummer. Skriv det her.</translation>
    </message>
    <message>
        <source>“{text}” is not an EAN number: it has 13 digits, the last one a check digit.</source>
        <translation>“{text}” er ikke et EAN-nummer: det har 13 cifre, og det sidste er et kontrolciffer.</translation>
    </message>
    <message>
        <source>Public customers need a reference (order number or person) on an e-invoice.</source>
        <translation>Offentlige kunder kræver en reference (ordrenummer eller person) på en e-faktura.</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>1 row</source>
        <translation>1 række</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} rækker</translation>
    </message>
</context>
<context>
    <name>grid keys</name>
    <message>
        <source>Next cell; a new line after the last one</source>
        <translation>Næste celle; ny linje efter den sidste</translation>
    </message>
    <message>
        <source>Next cell</source>
        <translation>Næste celle</translation>
    </message>
    <message>
        <source>Previous cell</source>
        <translation>Forrige celle</translation>
    </message>
    <message>
        <source>Edit the cell, caret at its end</source>
        <translation>Rediger cellen med markøren til sidst</translation>
    </message>
    <message>
        <source>Leave the cell as it was; once more: leave the lines</source>
        <translation>Lad cellen være, som den var; igen: forlad linjerne</translation>
    </message>
    <message>
        <source>Open the list of the cell</source>
        <translation>Åbn cellens liste</translation>
    </message>
    <message>
        <source>Line break in a description</source>
        <translation>Linjeskift i en beskrivelse</translation>
    </message>
    <message>
        <source>Copy the lines as a table</source>
        <translation>Kopier linjerne som tabel</translation>
    </message>
    <message>
        <source>Empty the cell</source>
        <translation>Tøm cellen</translation>
    </message>
</context>
<context>
    <name>headless</name>
    <message>
        <source>The input is not JSON: {why}.</source>
        <translation>Input er ikke JSON: {why}.</translation>
    </message>
    <message>
        <source>Give one draft as a JSON object, or a list of them.</source>
        <translation>Angiv én kladde som JSON-objekt eller en liste af dem.</translation>
    </message>
    <message>
        <source>“kind” must be “invoice”; the other kinds cannot be drafted yet.</source>
        <translation>“kind” skal være “invoice”; de andre dokumenttyper kan endnu ikke skrives som kladder.</translation>
    </message>
    <message>
        <source>The library has no customer with the number {number}. Run “sync --once” first.</source>
        <translation>Biblioteket har ingen kunde med nummeret {number}. Kør “sync --once” først.</translation>
    </message>
    <message>
        <source>The input is larger than 20 MB.</source>
        <translation>Input er større end 20 MB.</translation>
    </message>
    <message>
        <source>There is no draft {id}.</source>
        <translation>Der er ingen kladde {id}.</translation>
    </message>
    <message>
        <source>There is no operation {id}.</source>
        <translation>Der er ingen handling {id}.</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Invoice</source>
        <translation>Faktura</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Kreditnota</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Tilbud</translation>
    </message>
    <message>
        <source>Order confirmation</source>
        <translation>Ordrebekræftelse</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>No customer yet</source>
        <translation>Ingen kunde endnu</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Forfald</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløb</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linjer</translation>
    </message>
    <message>
        <source>Total (estimate)</source>
        <translation>I alt (anslået)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Senest ændret</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Kladder</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakturaer</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Filer</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>R&amp;ediger</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>&amp;Dokument</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vis</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gå til</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjælp</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>“{text}” is not a number. Write it like {example}.</source>
        <translation>“{text}” er ikke et tal. Skriv det som {example}.</translation>
    </message>
    <message>
        <source>At most {places} decimals can be sent.</source>
        <translation>Der kan højst sendes {places} decimaler.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Tallet er for stort.</translation>
    </message>
    <message>
        <source>Nothing can be divided by zero.</source>
        <translation>Man kan ikke dividere med nul.</translation>
    </message>
</context>
<context>
    <name>operations</name>
    <message>
        <source>Held for you</source>
        <translation>Venter på dig</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Is being handed over</source>
        <translation>Afleveres nu</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Udfald ukendt</translation>
    </message>
    <message>
        <source>Several could be it</source>
        <translation>Flere muligheder</translation>
    </message>
    <message>
        <source>Not found at LedgerBee</source>
        <translation>Ikke fundet i LedgerBee</translation>
    </message>
    <message>
        <source>Refused by LedgerBee</source>
        <translation>Afvist af LedgerBee</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Færdig</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Trukket tilbage</translation>
    </message>
    <message>
        <source>Perhaps sent</source>
        <translation>Måske sendt</translation>
    </message>
    <message>
        <source>Still not sent</source>
        <translation>Stadig ikke sendt</translation>
    </message>
    <message>
        <source>Waits for the network</source>
        <translation>Venter på netværket</translation>
    </message>
    <message>
        <source>Waits for a key that may do this</source>
        <translation>Venter på en nøgle, der må dette</translation>
    </message>
    <message>
        <source>LedgerBee asked to wait</source>
        <translation>LedgerBee bad om at vente</translation>
    </message>
    <message>
        <source>Waits until LedgerBee has the draft</source>
        <translation>Venter på LedgerBee-kladden</translation>
    </message>
    <message>
        <source>LedgerBee is being asked what became of it</source>
        <translation>LedgerBee bliver spurgt</translation>
    </message>
    <message>
        <source>Can still be taken back</source>
        <translation>Kan stadig trækkes tilbage</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s total differs: look before it is sent</source>
        <translation>LedgerBees beløb er et andet: se på det, før den sendes</translation>
    </message>
    <message>
        <source>You decide what became of it</source>
        <translation>Du afgør udfaldet</translation>
    </message>
    <message>
        <source>Waits until the invoice before it, to the same customer, is decided</source>
        <translation>Venter, til den forrige faktura til samme kunde er afgjort</translation>
    </message>
    <message>
        <source>{reason}, until {time}</source>
        <translation>{reason}, til {time}</translation>
    </message>
    <message>
        <source>LedgerBee may have got this request, but its answer never arrived. The program asks LedgerBee what became of it before anything is repeated. You need not do anything.</source>
        <translation>LedgerBee har måske fået anmodningen, men svaret nåede aldrig frem. Programmet spørger LedgerBee, hvad der blev af den, før noget gentages. Du behøver ikke gøre noget.</translation>
    </message>
    <message>
        <source>LedgerBee has documents that could be this one. Look at them in LedgerBee, then say which it is, or that it is none of them.</source>
        <translation>LedgerBee har dokumenter, der kunne være dette. Se på dem i LedgerBee, og sig så, hvilket det er, eller at det er ingen af dem.</translation>
    </message>
    <message>
        <source>LedgerBee was searched more than once and does not have it. Most likely it never arrived. Sending it once more looks again first.</source>
        <translation>Der er søgt i LedgerBee mere end én gang, og det er der ikke. Det nåede sandsynligvis aldrig frem. Sender du det en gang til, søges der først igen.</translation>
    </message>
    <message>
        <source>LedgerBee did not accept this. Nothing was created or sent. Open the draft, mend it and queue it again.</source>
        <translation>LedgerBee godtog det ikke. Intet er oprettet eller sendt. Åbn kladden, ret den, og sæt den i kø igen.</translation>
    </message>
    <message>
        <source>LedgerBee has sent the document, but perhaps not because of this request. Look at it in LedgerBee, then say whether this sending happened.</source>
        <translation>LedgerBee har sendt dokumentet, men måske ikke på grund af denne anmodning. Se på det i LedgerBee, og sig så, om denne afsendelse er sket.</translation>
    </message>
    <message>
        <source>LedgerBee was asked more than once and has not sent the document. Most likely the request never arrived. Sending it once more asks again first.</source>
        <translation>LedgerBee er spurgt mere end én gang og har ikke sendt dokumentet. Anmodningen nåede sandsynligvis aldrig frem. Sender du det en gang til, spørges der først igen.</translation>
    </message>
    <message>
        <source>You saw {estimate} as an estimate; LedgerBee calculated {actual}. No rounding rule explains the difference. Nothing is sent until you have looked at it.</source>
        <translation>Du så {estimate} som anslået beløb; LedgerBee beregnede {actual}. Ingen afrundingsregel forklarer forskellen. Intet sendes, før du har set på det.</translation>
    </message>
    <message>
        <source>The total could not be estimated here; LedgerBee calculated {actual}. Nothing is sent until you have looked at it.</source>
        <translation>Totalen kunne ikke anslås her; LedgerBee har beregnet {actual}. Intet sendes, før du har set på det.</translation>
    </message>
    <message>
        <source>{name}: create in LedgerBee</source>
        <translation>{name}: opret i LedgerBee</translation>
    </message>
    <message>
        <source>{name}: send by email</source>
        <translation>{name}: send på e-mail</translation>
    </message>
    <message>
        <source>{name}: send as e-invoice</source>
        <translation>{name}: send som e-faktura</translation>
    </message>
    <message>
        <source>{name}: book and number</source>
        <translation>{name}: bogfør og nummerer</translation>
    </message>
    <message>
        <source>{name}: change</source>
        <translation>{name}: ret</translation>
    </message>
    <message>
        <source>{name}: convert</source>
        <translation>{name}: omdan</translation>
    </message>
    <message>
        <source>the address that LedgerBee has</source>
        <translation>den adresse, LedgerBee har</translation>
    </message>
    <message>
        <source>EAN {number}</source>
        <translation>EAN {number}</translation>
    </message>
    <message>
        <source>nobody: only booked and numbered</source>
        <translation>ingen: kun bogført og nummereret</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>The draft was deleted.</source>
        <translation>Kladden blev slettet.</translation>
    </message>
    <message>
        <source>Queued.</source>
        <translation>Sat i kø.</translation>
    </message>
    <message>
        <source>Attempt {number} leaves.</source>
        <translation>Forsøg {number} sendes.</translation>
    </message>
    <message>
        <source>The program ended before LedgerBee&apos;s answer came.</source>
        <translation>Programmet sluttede, før LedgerBees svar kom.</translation>
    </message>
    <message>
        <source>This data is a copy or was restored: LedgerBee is asked what has happened since it was made.</source>
        <translation>Disse data er en kopi eller blev gendannet: LedgerBee spørges, hvad der er sket siden.</translation>
    </message>
    <message>
        <source>The draft was queued again; this replaces the refused attempt.</source>
        <translation>Kladden blev sat i kø igen; det erstatter det afviste forsøg.</translation>
    </message>
    <message>
        <source>The document was not created, so it is not sent either.</source>
        <translation>Dokumentet blev ikke oprettet, så det sendes heller ikke.</translation>
    </message>
    <message>
        <source>The document to send exists in LedgerBee now.</source>
        <translation>Dokumentet, der skal sendes, findes nu i LedgerBee.</translation>
    </message>
    <message>
        <source>Taken back before it left.</source>
        <translation>Trukket tilbage, før den blev sendt.</translation>
    </message>
    <message>
        <source>LedgerBee has it as a draft: {amount} {currency}.</source>
        <translation>LedgerBee har den som kladde: {amount} {currency}.</translation>
    </message>
    <message>
        <source>LedgerBee accepted the sending.</source>
        <translation>LedgerBee tog imod afsendelsen.</translation>
    </message>
    <message>
        <source>LedgerBee gave it the number {number}; its status is {status}.</source>
        <translation>LedgerBee gav den nummeret {number}; dens status er {status}.</translation>
    </message>
    <message>
        <source>LedgerBee accepted the sending but still shows a draft. Look at it in LedgerBee.</source>
        <translation>LedgerBee tog imod afsendelsen, men viser stadig en kladde. Se på den i LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee could not be reached; nothing was sent. It leaves when the network is back.</source>
        <translation>Der var ingen forbindelse til LedgerBee; intet blev sendt. Den sendes, når netværket er tilbage.</translation>
    </message>
    <message>
        <source>LedgerBee refused the key; nothing was done. It leaves when the key works.</source>
        <translation>LedgerBee afviste nøglen; intet blev gjort. Den sendes, når nøglen virker.</translation>
    </message>
    <message>
        <source>LedgerBee asked to wait; nothing was done. It leaves later by itself.</source>
        <translation>LedgerBee bad om at vente; intet blev gjort. Den sendes senere af sig selv.</translation>
    </message>
    <message>
        <source>LedgerBee refused it: {text}</source>
        <translation>LedgerBee afviste den: {text}</translation>
    </message>
    <message>
        <source>The answer at {time} was no answer of LedgerBee&apos;s own, or an error inside it (status {status}). It may have happened: LedgerBee is asked before anything is repeated.</source>
        <translation>Svaret kl. {time} kom ikke fra LedgerBee selv, eller LedgerBee fejlede undervejs (status {status}). Det kan være sket: LedgerBee bliver spurgt, før noget gentages.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s answer did not arrive at {time}. It may have happened: LedgerBee is asked before anything is repeated.</source>
        <translation>LedgerBees svar udeblev kl. {time}. Det kan være sket: LedgerBee spørges, før noget gentages.</translation>
    </message>
    <message>
        <source>The program was stopped while it waited for LedgerBee&apos;s answer.</source>
        <translation>Programmet blev stoppet, mens det ventede på LedgerBees svar.</translation>
    </message>
    <message>
        <source>The program was stopped before the request left; nothing was sent.</source>
        <translation>Programmet blev stoppet, før anmodningen blev sendt; intet blev sendt.</translation>
    </message>
    <message>
        <source>LedgerBee answered with a document that another draft became already. LedgerBee is asked again.</source>
        <translation>LedgerBee svarede med et dokument, som en anden kladde allerede er blevet til. LedgerBee spørges igen.</translation>
    </message>
    <message>
        <source>An earlier attempt had sent it; nothing was sent again.</source>
        <translation>Et tidligere forsøg havde sendt den; intet blev sendt igen.</translation>
    </message>
    <message>
        <source>Something turned up that could be an earlier attempt, so nothing was sent again.</source>
        <translation>Der dukkede noget op, der kunne være et tidligere forsøg, så intet blev sendt igen.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s total {actual} differs from the estimate {estimated} by rounding (rule: {rule}).</source>
        <translation>LedgerBees beløb {actual} afviger fra det anslåede {estimated} ved afrunding (regel: {rule}).</translation>
    </message>
    <message>
        <source>Looked at LedgerBee (search {number}): it is not there yet.</source>
        <translation>Søgte i LedgerBee (søgning {number}): den er der ikke endnu.</translation>
    </message>
    <message>
        <source>Looked at LedgerBee (search {number}): it is not sent yet.</source>
        <translation>Søgte i LedgerBee (søgning {number}): den er ikke sendt endnu.</translation>
    </message>
    <message>
        <source>Found at LedgerBee: it was created.</source>
        <translation>Fundet i LedgerBee: den blev oprettet.</translation>
    </message>
    <message>
        <source>LedgerBee says that it was sent.</source>
        <translation>LedgerBee siger, at den blev sendt.</translation>
    </message>
    <message>
        <source>It turned up at LedgerBee after all.</source>
        <translation>Den dukkede alligevel op hos LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee has {count} documents that could be this one (customer {customer}, {total}). Say which one it is, or that it is none of them.</source>
        <translation>LedgerBee har {count} dokumenter, der kunne være dette (kunde {customer}, {total}). Sig, hvilket det er, eller at det er ingen af dem.</translation>
    </message>
    <message>
        <source>LedgerBee has a document that is almost this one (customer {customer}, {total}). Say whether it is this one.</source>
        <translation>LedgerBee har et dokument, der næsten er dette (kunde {customer}, {total}). Sig, om det er dette.</translation>
    </message>
    <message>
        <source>LedgerBee has a document like this one (customer {customer}, {total}), but when it was made cannot be told. Say whether it is this one.</source>
        <translation>LedgerBee har et dokument som dette (kunde {customer}, {total}), men det kan ikke ses, hvornår det er oprettet. Sig, om det er dette.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was searched {count} times until {until}; it has no such document for customer {customer}, {total}.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Der er søgt {count} gange indtil {until}; den har intet sådant dokument til kunde {customer}, {total}.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still unsent.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; dokumentet er stadig ikke sendt.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has the document that was to be sent.</source>
        <translation>LedgerBee har ikke længere det dokument, der skulle sendes.</translation>
    </message>
    <message>
        <source>It was sent {after} times by now, {before} times before this attempt. Say whether this sending happened.</source>
        <translation>Den er nu sendt {after} gange, {before} gange før dette forsøg. Sig, om denne afsendelse skete.</translation>
    </message>
    <message>
        <source>A second document like this one has turned up at LedgerBee (customer {customer}, {total}). Delete one of them in LedgerBee.</source>
        <translation>Endnu et dokument som dette er dukket op hos LedgerBee (kunde {customer}, {total}). Slet et af dem i LedgerBee.</translation>
    </message>
    <message>
        <source>You saw {estimated}; LedgerBee calculated {actual} {currency}. It is sent when you have accepted that.</source>
        <translation>Du så {estimated}; LedgerBee beregnede {actual} {currency}. Den sendes, når du har accepteret det.</translation>
    </message>
    <message>
        <source>The draft was changed in LedgerBee ({fields}), so it is not sent. Look at it there, then decide.</source>
        <translation>Kladden er ændret i LedgerBee ({fields}), så den sendes ikke. Se på den dér, og afgør det så.</translation>
    </message>
    <message>
        <source>LedgerBee has {count} documents like this one, so it is not sent. Delete the superfluous ones in LedgerBee, then look again.</source>
        <translation>LedgerBee har {count} dokumenter som dette, så det sendes ikke. Slet de overflødige i LedgerBee, og undersøg så igen.</translation>
    </message>
    <message>
        <source>Somebody else has sent it meanwhile (status {status}), so it is not sent again.</source>
        <translation>En anden har sendt den imens (status {status}), så den sendes ikke igen.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has this document, so it is not sent.</source>
        <translation>LedgerBee har ikke længere dette dokument, så det sendes ikke.</translation>
    </message>
    <message>
        <source>You decided: once more.</source>
        <translation>Du besluttede: en gang til.</translation>
    </message>
    <message>
        <source>You asked to look again.</source>
        <translation>Du bad om at undersøge igen.</translation>
    </message>
    <message>
        <source>You decided: it did happen.</source>
        <translation>Du besluttede: det er sket.</translation>
    </message>
    <message>
        <source>You decided: it is not to happen.</source>
        <translation>Du besluttede: det skal ikke ske.</translation>
    </message>
    <message>
        <source>You accepted LedgerBee&apos;s total.</source>
        <translation>Du accepterede LedgerBees beløb.</translation>
    </message>
</context>
<context>
    <name>outbox details</name>
    <message>
        <source>attempt {number}: {evidence}</source>
        <translation>forsøg {number}: {evidence}</translation>
    </message>
    <message>
        <source>nothing left this computer</source>
        <translation>intet forlod denne computer</translation>
    </message>
    <message>
        <source>the request left, no usable answer came</source>
        <translation>anmodningen blev sendt, der kom intet brugbart svar</translation>
    </message>
    <message>
        <source>LedgerBee answered {status}</source>
        <translation>LedgerBee svarede {status}</translation>
    </message>
    <message>
        <source>Line {number}: {text}</source>
        <translation>Linje {number}: {text}</translation>
    </message>
</context>
<context>
    <name>outbox list</name>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløb</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Årsag</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Siden</translation>
    </message>
</context>
<context>
    <name>pdf</name>
    <message>
        <source>The file could not be saved: {why}</source>
        <translation>Filen kunne ikke gemmes: {why}</translation>
    </message>
    <message>
        <source>The printer did not take the document.</source>
        <translation>Printeren tog ikke imod dokumentet.</translation>
    </message>
    <message>
        <source>It is not a PDF file.</source>
        <translation>Det er ikke en PDF-fil.</translation>
    </message>
    <message>
        <source>It is larger than 25 MB.</source>
        <translation>Den er større end 25 MB.</translation>
    </message>
    <message>
        <source>It has more than 500 pages.</source>
        <translation>Den har mere end 500 sider.</translation>
    </message>
    <message>
        <source>It has no pages.</source>
        <translation>Den har ingen sider.</translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation>Den er beskyttet med en adgangskode.</translation>
    </message>
    <message>
        <source>It is damaged or incomplete.</source>
        <translation>Den er beskadiget eller ufuldstændig.</translation>
    </message>
    <message>
        <source>Page {page} is damaged.</source>
        <translation>Side {page} er beskadiget.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom ud</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom ind</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Tilpas til bredden</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Vis hele siden</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Copy selected text</source>
        <translation>Kopier markeret tekst</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Gem som …</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Udskriv …</translation>
    </message>
    <message>
        <source>Open in the system&apos;s viewer</source>
        <translation>Åbn i systemets PDF-program</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Næste træffer</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Forrige træffer</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>Gå til side</translation>
    </message>
    <message>
        <source>No program on this computer opens PDF files.</source>
        <translation>Intet program på denne computer åbner PDF-filer.</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Drafts</source>
        <translation>Kladder</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Udbakke</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakturaer</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>LedgerBee draft</source>
        <translation>LedgerBee-kladde</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planlagt</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Sendes</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Betalt</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Delvist betalt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulleret</translation>
    </message>
    <message>
        <source>Not collectible</source>
        <translation>Uerholdelig</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Krediteret</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>I gang</translation>
    </message>
    <message>
        <source>Waits in the outbox</source>
        <translation>Venter i udbakken</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>På vej</translation>
    </message>
    <message>
        <source>With LedgerBee</source>
        <translation>Hos LedgerBee</translation>
    </message>
    <message>
        <source>Refused by LedgerBee</source>
        <translation>Afvist af LedgerBee</translation>
    </message>
    <message>
        <source>{date} · overdue</source>
        <translation>{date} · forfalden</translation>
    </message>
    <message>
        <source>{kind}, LedgerBee draft</source>
        <translation>{kind}, LedgerBee-kladde</translation>
    </message>
</context>
<context>
    <name>welcome</name>
    <message>
        <source>see the company</source>
        <translation>se firmaet</translation>
    </message>
    <message>
        <source>see customers</source>
        <translation>se kunder</translation>
    </message>
    <message>
        <source>see products and prices</source>
        <translation>se varer og priser</translation>
    </message>
    <message>
        <source>see invoices</source>
        <translation>se fakturaer</translation>
    </message>
    <message>
        <source>create and send invoices</source>
        <translation>oprette og sende fakturaer</translation>
    </message>
</context>
</TS>
