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
        <source>Nothing is lost. No other sign-in helps: it is the company&apos;s plan in LedgerBee that decides.</source>
        <translation>Intet går tabt. Et andet login hjælper ikke: det er firmaets abonnement i LedgerBee, der afgør det.</translation>
    </message>
    <message>
        <source>Nothing is lost. Writing goes on as soon as you have signed in with one that may do this.</source>
        <translation>Intet går tabt. Skrivningen fortsætter, så snart du har logget ind med et, der må det.</translation>
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
    <name>BatchPage</name>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Result of sending</source>
        <translation>Resultat af afsendelsen</translation>
    </message>
    <message>
        <source>“Sent” means that LedgerBee accepted it; each document&apos;s tab says whether it was delivered.</source>
        <translation>“Sendt” betyder, at LedgerBee tog imod det; hvert dokuments fane viser, om det er leveret.</translation>
    </message>
    <message>
        <source>Nothing of this is known any more.</source>
        <translation>Der vides ikke længere noget om dette.</translation>
    </message>
</context>
<context>
    <name>BatchSheet</name>
    <message>
        <source>Send {0} documents</source>
        <translation>Send {0} dokumenter</translation>
    </message>
    <message>
        <source>Each is queued by itself and leaves once, also when the program or the network stops in between.</source>
        <translation>Hvert sættes i kø for sig og sendes én gang, også hvis programmet eller netværket stopper undervejs.</translation>
    </message>
    <message>
        <source>Its sending is in the outbox already.</source>
        <translation>Afsendelsen ligger allerede i udbakken.</translation>
    </message>
    <message>
        <source>Nobody to send it to is known here. Send it by itself and type the address.</source>
        <translation>Der kendes ingen modtager her. Send det for sig selv, og skriv adressen.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløb</translation>
    </message>
    <message>
        <source>Ready?</source>
        <translation>Klar?</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenter</translation>
    </message>
    <message>
        <source>All are ready.</source>
        <translation>Alle er klar.</translation>
    </message>
    <message>
        <source>{0} of {1} are ready.</source>
        <translation>{0} af {1} er klar.</translation>
    </message>
    <message>
        <source>Send {0}</source>
        <translation>Send {0}</translation>
    </message>
    <message>
        <source>Ready. {0}</source>
        <translation>Klar. {0}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Klar</translation>
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
    <name>Candidate</name>
    <message>
        <source>It is that one</source>
        <translation>Det er det</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Vis det</translation>
    </message>
    <message>
        <source>It is that one: {0}</source>
        <translation>Det er det: {0}</translation>
    </message>
    <message>
        <source>Show it: {0}</source>
        <translation>Vis det: {0}</translation>
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
    <name>CompanyChooser</name>
    <message>
        <source>&amp;Add a company…</source>
        <translation>&amp;Tilføj et firma…</translation>
    </message>
    <message>
        <source>Each company has a window of its own. Nothing of one of them reaches another.</source>
        <translation>Hvert firma har sit eget vindue. Intet fra det ene når det andet.</translation>
    </message>
    <message>
        <source>Switch company</source>
        <translation>Skift firma</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Åbn</translation>
    </message>
    <message>
        <source>CVR {0}</source>
        <translation>CVR {0}</translation>
    </message>
    <message>
        <source>this window</source>
        <translation>dette vindue</translation>
    </message>
    <message>
        <source>open</source>
        <translation>åbent</translation>
    </message>
</context>
<context>
    <name>ConvertSheet</name>
    <message>
        <source>Convert {0}</source>
        <translation>Omdan {0}</translation>
    </message>
    <message>
        <source>LedgerBee makes the new document. This one can only be read afterwards; that cannot be undone.</source>
        <translation>LedgerBee laver det nye dokument. Dette kan derefter kun læses; det kan ikke fortrydes.</translation>
    </message>
    <message>
        <source>&amp;As it is</source>
        <translation>&amp;Uændret</translation>
    </message>
    <message>
        <source>Ad&amp;just first</source>
        <translation>&amp;Juster først</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Stykpris</translation>
    </message>
    <message>
        <source>Its lines are not here yet: it can only be converted as it is.</source>
        <translation>Linjerne er her ikke endnu: det kan kun omdannes, som det er.</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Omdan</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>Da&amp;to</translation>
    </message>
    <message>
        <source>D&amp;ue</source>
        <translation>Forfa&amp;ld</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>&amp;Reference</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Bemærkninger</translation>
    </message>
    <message>
        <source>separator line</source>
        <translation>skillelinje</translation>
    </message>
</context>
<context>
    <name>CopySheet</name>
    <message>
        <source>Copy lines from an earlier document</source>
        <translation>Kopier linjer fra et tidligere dokument</translation>
    </message>
    <message>
        <source>Earlier documents</source>
        <translation>Tidligere dokumenter</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Stykpris</translation>
    </message>
    <message>
        <source>Use &amp;today&apos;s prices</source>
        <translation>&amp;Brug dagens priser</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Ingen</translation>
    </message>
    <message>
        <source>separator line</source>
        <translation>skillelinje</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>Kopier {0}</translation>
    </message>
    <message>
        <source>It is in another currency: today&apos;s prices apply.</source>
        <translation>Det er i en anden valuta: dagens priser gælder.</translation>
    </message>
</context>
<context>
    <name>CredentialFields</name>
    <message>
        <source>API &amp;key</source>
        <translation>API-&amp;nøgle</translation>
    </message>
    <message>
        <source>Client id and &amp;secret</source>
        <translation>Klient-id og he&amp;mmelighed</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Indsæt den her</translation>
    </message>
    <message>
        <source>Paste it here, or both at once</source>
        <translation>Indsæt det her, eller begge på én gang</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-nøgle</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Klient-id</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Klienthemmelighed</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Klient-&amp;id</translation>
    </message>
    <message>
        <source>S&amp;ecret</source>
        <translation>H&amp;emmelighed</translation>
    </message>
</context>
<context>
    <name>CreditSheet</name>
    <message>
        <source>Credit note for invoice {0}</source>
        <translation>Kreditnota til faktura {0}</translation>
    </message>
    <message>
        <source>A draft is made, which you can still change. When it is queued, LedgerBee gives it a number at once and marks the whole invoice as credited, also when only some lines are.</source>
        <translation>Der oprettes en kladde, som du stadig kan ændre. Når den sættes i kø, giver LedgerBee den straks et nummer og markerer hele fakturaen som krediteret, også når kun nogle linjer er det.</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Stykpris</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Ingen</translation>
    </message>
    <message>
        <source>Make the credit note</source>
        <translation>Lav kreditnotaen</translation>
    </message>
    <message>
        <source>separator line</source>
        <translation>skillelinje</translation>
    </message>
    <message>
        <source>Choose at least one line with a product.</source>
        <translation>Vælg mindst én linje med en vare.</translation>
    </message>
    <message>
        <source>{0} without VAT (estimate)</source>
        <translation>{0} uden moms (anslået)</translation>
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
        <source>deleted in LedgerBee</source>
        <translation>slettet i LedgerBee</translation>
    </message>
    <message>
        <source>not in LedgerBee yet</source>
        <translation>endnu ikke i LedgerBee</translation>
    </message>
    <message>
        <source>Create a customer…</source>
        <translation>Opret en kunde…</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Contacts and departments</source>
        <translation>Kontakter og afdelinger</translation>
    </message>
    <message>
        <source>New &amp;invoice</source>
        <translation>Ny &amp;faktura</translation>
    </message>
    <message>
        <source>New &amp;quote</source>
        <translation>Nyt &amp;tilbud</translation>
    </message>
    <message>
        <source>New order con&amp;firmation</source>
        <translation>Ny &amp;ordrebekræftelse</translation>
    </message>
    <message>
        <source>New &amp;credit note</source>
        <translation>Ny &amp;kreditnota</translation>
    </message>
    <message>
        <source>Take it back all the same?</source>
        <translation>Tag den tilbage alligevel?</translation>
    </message>
    <message>
        <source>What waits for it in the outbox is taken back too; its drafts can be edited again.</source>
        <translation>Det, der venter på den i udbakken, tages også tilbage; kladderne kan redigeres igen.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tag tilbage</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>Documents of one customer</source>
        <translation>En kundes dokumenter</translation>
    </message>
    <message>
        <source>Name, number, city…</source>
        <translation>Navn, nummer, by…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Søg</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunder</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Ny kunde</translation>
    </message>
    <message>
        <source>Change the customer</source>
        <translation>Ret kunden</translation>
    </message>
</context>
<context>
    <name>DamageWindow</name>
    <message>
        <source>Checking what is damaged…</source>
        <translation>Undersøger, hvad der er beskadiget…</translation>
    </message>
    <message>
        <source>Looking for the newest good backup…</source>
        <translation>Leder efter den nyeste gode sikkerhedskopi…</translation>
    </message>
    <message>
        <source>&amp;Restore this backup</source>
        <translation>&amp;Gendan denne sikkerhedskopi</translation>
    </message>
    <message>
        <source>&amp;Choose another…</source>
        <translation>&amp;Vælg en anden…</translation>
    </message>
    <message>
        <source>&amp;Salvage unsent work…</source>
        <translation>&amp;Red det, der ikke er sendt…</translation>
    </message>
    <message>
        <source>There is no good backup. “Salvage unsent work” begins afresh with what can still be read.</source>
        <translation>Der er ingen god sikkerhedskopi. “Red det, der ikke er sendt” begynder forfra med det, der stadig kan læses.</translation>
    </message>
    <message>
        <source>Newest good backup: {0}.</source>
        <translation>Nyeste gode sikkerhedskopi: {0}.</translation>
    </message>
    <message>
        <source>File: {0}. Found: {1}</source>
        <translation>Fil: {0}. Fundet: {1}</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Gendannet</translation>
    </message>
    <message>
        <source>Salvage unsent work</source>
        <translation>Red det, der ikke er sendt</translation>
    </message>
    <message>
        <source>Begin with a fresh database that has these drafts? Customers, products and documents are read from LedgerBee again. The damaged file is kept in its folder.</source>
        <translation>Begynd med en ny database, der har disse kladder? Kunder, varer og dokumenter hentes fra LedgerBee igen. Den beskadigede fil beholdes i sin mappe.</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Folder of the data</source>
        <translation>Mappe med data</translation>
    </message>
    <message>
        <source>&amp;Back up now…</source>
        <translation>&amp;Sikkerhedskopiér nu…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Gendan…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Eksportér…</translation>
    </message>
    <message>
        <source>&amp;Salvage…</source>
        <translation>&amp;Red…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Newest backup</source>
        <translation>Nyeste sikkerhedskopi</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Plads</translation>
    </message>
    <message>
        <source>A checked copy in a file of your own, on another disk if you can.</source>
        <translation>En kontrolleret kopi i en fil, du selv vælger, helst på en anden disk.</translation>
    </message>
    <message>
        <source>Put a backup in the place of the data. It can be undone.</source>
        <translation>Sæt en sikkerhedskopi i stedet for dataene. Det kan fortrydes.</translation>
    </message>
    <message>
        <source>Everything as tables, JSON and PDFs, for other programs.</source>
        <translation>Alt som tabeller, JSON og PDF-filer, til andre programmer.</translation>
    </message>
    <message>
        <source>Bring in the unsent drafts of a damaged file.</source>
        <translation>Hent de kladder, der ikke er sendt, ud af en beskadiget fil.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ingen endnu</translation>
    </message>
    <message>
        <source>{0} used, {1} free</source>
        <translation>{0} brugt, {1} ledig</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>Sikkerhedskopier (*.db)</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sikkerhedskopiér</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sikkerhedskopierer…</translation>
    </message>
    <message>
        <source>Backed up to {0}.</source>
        <translation>Sikkerhedskopieret til {0}.</translation>
    </message>
    <message>
        <source>Export into a new folder in</source>
        <translation>Eksportér til en ny mappe i</translation>
    </message>
    <message>
        <source>Exporting… PDFs that are not on this computer are read from LedgerBee.</source>
        <translation>Eksporterer… PDF-filer, der ikke er på denne computer, hentes fra LedgerBee.</translation>
    </message>
    <message>
        <source>Exported to {0}. Documents: {1}. PDFs: {2}.</source>
        <translation>Eksporteret til {0}. Dokumenter: {1}. PDF-filer: {2}.</translation>
    </message>
    <message>
        <source>PDFs that are missing: {0}.</source>
        <translation>PDF-filer, der mangler: {0}.</translation>
    </message>
    <message>
        <source>Choose a damaged file</source>
        <translation>Vælg en beskadiget fil</translation>
    </message>
    <message>
        <source>Databases (*.db);;All files (*)</source>
        <translation>Databaser (*.db);;Alle filer (*)</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Bring these drafts in? What is here already stays as it is.</source>
        <translation>Hent disse kladder ind? Det, der er her i forvejen, bliver, som det er.</translation>
    </message>
    <message>
        <source>Drafts brought in: {0}.</source>
        <translation>Kladder hentet ind: {0}.</translation>
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
        <source>LedgerBee&apos;s reason: {0}</source>
        <translation>LedgerBees årsag: {0}</translation>
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
    <message>
        <source>Ways out</source>
        <translation>Udveje</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
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
        <source>New draft from this one</source>
        <translation>Ny kladde ud fra dette</translation>
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
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Afdeling</translation>
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
        <source>Valid until</source>
        <translation>Gyldig til</translation>
    </message>
    <message>
        <source>Credits invoice</source>
        <translation>Krediterer faktura</translation>
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
        <source>LedgerBee does not say which</source>
        <translation>LedgerBee oplyser ikke hvilken</translation>
    </message>
</context>
<context>
    <name>DocumentsOf</name>
    <message>
        <source>Documents of the customer</source>
        <translation>Kundens dokumenter</translation>
    </message>
    <message>
        <source>No document of this customer is here yet.</source>
        <translation>Der er ingen dokumenter for denne kunde her endnu.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenter</translation>
    </message>
    <message>
        <source>Documents: the newest {0} of {1}</source>
        <translation>Dokumenter: de nyeste {0} af {1}</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>LedgerBee was not reached yet. What it has comes as soon as it is; drafts can be written now.</source>
        <translation>Der har endnu ikke været forbindelse til LedgerBee. Det, der ligger der, kommer, så snart der er; kladder kan skrives nu.</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>No drafts</source>
        <translation>Ingen kladder</translation>
    </message>
    <message>
        <source>What you write stays here, on this computer, until you hand it to LedgerBee.</source>
        <translation>Det, du skriver, bliver her på denne computer, indtil du afleverer det til LedgerBee.</translation>
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
        <source>Delete {0} drafts?</source>
        <translation>Slet {0} kladder?</translation>
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
    <name>EarlierCard</name>
    <message>
        <source>Earlier versions in LedgerBee</source>
        <translation>Tidligere versioner i LedgerBee</translation>
    </message>
    <message>
        <source>A change from here replaces the whole document. This was there, also if somebody else wrote it.</source>
        <translation>En ændring herfra erstatter hele dokumentet. Dette var der, også hvis en anden har skrevet det.</translation>
    </message>
</context>
<context>
    <name>EarlierSheet</name>
    <message>
        <source>As a draft here it can be looked at and changed; LedgerBee gets it only when you save it there.</source>
        <translation>Som kladde her kan den ses og ændres; LedgerBee får den kun, når du gemmer den dér.</translation>
    </message>
    <message>
        <source>LedgerBee no longer changes this document. Its earlier content can become a new draft.</source>
        <translation>LedgerBee ændrer ikke længere dette dokument. Dets tidligere indhold kan blive en ny kladde.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Make it a draft again</source>
        <translation>Gør den til kladde igen</translation>
    </message>
    <message>
        <source>Make a new draft of it</source>
        <translation>Lav en ny kladde af den</translation>
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
    <name>EditorPreview</name>
    <message>
        <source>{0}, local preview</source>
        <translation>{0}, lokal forhåndsvisning</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløb</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Vis alt</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>fra {0}</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>til {0}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Dates from – to</source>
        <translation>Datoer fra – til</translation>
    </message>
    <message>
        <source>Amounts from – to</source>
        <translation>Beløb fra – til</translation>
    </message>
</context>
<context>
    <name>FilteredPage</name>
    <message>
        <source>{0} {1}.csv</source>
        <translation>{0} {1}.csv</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Eksporter det viste</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabel (*.csv)</translation>
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
    <name>GroupSheet</name>
    <message>
        <source>New product group</source>
        <translation>Ny varegruppe</translation>
    </message>
    <message>
        <source>Change the product group</source>
        <translation>Ret varegruppen</translation>
    </message>
    <message>
        <source>The accounts decide where sales are booked, and with which VAT, by the customer&apos;s VAT zone.</source>
        <translation>Kontiene afgør, hvor salget bogføres og med hvilken moms, efter kundens momszone.</translation>
    </message>
</context>
<context>
    <name>GroupsPage</name>
    <message>
        <source>&amp;Change the group…</source>
        <translation>&amp;Ret gruppen…</translation>
    </message>
    <message>
        <source>De&amp;lete the group…</source>
        <translation>S&amp;let gruppen…</translation>
    </message>
    <message>
        <source>LedgerBee refused it: {0}</source>
        <translation>LedgerBee afviste det: {0}</translation>
    </message>
    <message>
        <source>Delete the group {0}?</source>
        <translation>Slet gruppen {0}?</translation>
    </message>
    <message>
        <source>Delete a product group</source>
        <translation>Slet en varegruppe</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slet</translation>
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
        <translation>Referen&amp;ce</translation>
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
        <translation>Fo&amp;rfaldsdato</translation>
    </message>
    <message>
        <source>Ter&amp;ms, days</source>
        <translation>Fr&amp;ist, dage</translation>
    </message>
    <message>
        <source>Va&amp;lid until</source>
        <translation>G&amp;yldig til</translation>
    </message>
    <message>
        <source>Credits &amp;invoice</source>
        <translation>Til fakturanu&amp;mmer</translation>
    </message>
    <message>
        <source>Currenc&amp;y</source>
        <translation>Va&amp;luta</translation>
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
    <name>InvoiceField</name>
    <message>
        <source>Invoices of the customer</source>
        <translation>Kundens fakturaer</translation>
    </message>
    <message>
        <source>Number (F4)</source>
        <translation>Nummer (F4)</translation>
    </message>
</context>
<context>
    <name>KeyChooser</name>
    <message>
        <source>Whose sign-in is this computer to forget? You see what that means before it happens.</source>
        <translation>Hvis login skal denne computer glemme? Du ser, hvad det betyder, før det sker.</translation>
    </message>
    <message>
        <source>&amp;Go on…</source>
        <translation>&amp;Fortsæt…</translation>
    </message>
    <message>
        <source>Remove a sign-in</source>
        <translation>Fjern et login</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Log ind</translation>
    </message>
</context>
<context>
    <name>KeyRemoval</name>
    <message>
        <source>Remove a sign-in</source>
        <translation>Fjern et login</translation>
    </message>
    <message>
        <source>It came with the environment for this run only and is kept nowhere.</source>
        <translation>Den kom med miljøet kun til denne kørsel og gemmes ingen steder.</translation>
    </message>
    <message>
        <source>There is none in the keyring, and none was entered in this session.</source>
        <translation>Der er ingen i nøgleringen, og ingen blev indtastet i denne session.</translation>
    </message>
    <message>
        <source>This computer keeps no sign-in of {0}.</source>
        <translation>Denne computer har intet login til {0}.</translation>
    </message>
    <message>
        <source>Remove the sign-in of {0} from this computer?</source>
        <translation>Fjern login til {0} fra denne computer?</translation>
    </message>
    <message>
        <source>The sign-in of {0} was removed from this computer. Drafts, outbox and library are still here.</source>
        <translation>Login til {0} er fjernet fra denne computer. Kladder, udbakke og bibliotek er her stadig.</translation>
    </message>
    <message>
        <source>It is deleted from {0}. LedgerBee still accepts it elsewhere until you revoke it there.</source>
        <translation>Det er slettet fra {0}. LedgerBee godtager det stadig andre steder, indtil du tilbagekalder det dér.</translation>
    </message>
    <message>
        <source>It was kept for this session only. LedgerBee still accepts it elsewhere until you revoke it there.</source>
        <translation>Det blev kun gemt for denne session. LedgerBee godtager det stadig andre steder, indtil du tilbagekalder det dér.</translation>
    </message>
    <message>
        <source>What waits in the outbox does not leave, and nothing is read, until you sign in again.</source>
        <translation>Det, der venter i udbakken, afgår ikke, og intet hentes, før du logger ind igen.</translation>
    </message>
    <message>
        <source>Nothing is sent or read until you sign in again.</source>
        <translation>Intet sendes eller hentes, før du logger ind igen.</translation>
    </message>
    <message>
        <source>CVR {0}</source>
        <translation>CVR {0}</translation>
    </message>
    <message>
        <source>Drafts, outbox and library stay on this computer. {0}</source>
        <translation>Kladder, udbakke og bibliotek bliver på denne computer. {0}</translation>
    </message>
    <message>
        <source>What stays on this computer: drafts {0}, waiting in the outbox {1}, and the library.</source>
        <translation>Det bliver på denne computer: kladder {0}, ventende i udbakken {1} og biblioteket.</translation>
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
        <source>In the lines of a document</source>
        <translation>I et dokuments linjer</translation>
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
        <source>{0} (not in LedgerBee yet)</source>
        <translation>{0} (endnu ikke i LedgerBee)</translation>
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
    <name>LinePicker</name>
    <message>
        <source>Line</source>
        <translation>Linje</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linjer</translation>
    </message>
    <message>
        <source>Space takes a line or leaves it out.</source>
        <translation>Mellemrum tager en linje med eller udelader den.</translation>
    </message>
    <message>
        <source>This can be read in two ways.</source>
        <translation>Det kan læses på to måder.</translation>
    </message>
    <message>
        <source>Between 0 and {0}.</source>
        <translation>Mellem 0 og {0}.</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Linje {0}: {1}</translation>
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
    <name>Meanwhile</name>
    <message>
        <source>LedgerBee has sent or converted it meanwhile, so it cannot be changed any more. What you wrote can be used as a template for a new draft.</source>
        <translation>LedgerBee har sendt eller omdannet den imens, så den kan ikke ændres mere. Det, du har skrevet, kan bruges som skabelon til en ny kladde.</translation>
    </message>
    <message>
        <source>Somebody changed it in LedgerBee after you began. Look at both before it is saved there.</source>
        <translation>Nogen har ændret den i LedgerBee, efter at du begyndte. Se på begge, før den gemmes dér.</translation>
    </message>
    <message>
        <source>What you write here replaces the draft in LedgerBee when you save it there.</source>
        <translation>Det, du skriver her, erstatter kladden i LedgerBee, når du gemmer den dér.</translation>
    </message>
    <message>
        <source>LedgerBee does not tell over how many days a line&apos;s revenue is recognised: if that was set there, it has to be set again.</source>
        <translation>LedgerBee fortæller ikke, over hvor mange dage en linjes omsætning periodiseres: var det angivet dér, skal det angives igen.</translation>
    </message>
    <message>
        <source>It has what this program does not know, and LedgerBee may drop that then: {0}. What LedgerBee has now is kept here.</source>
        <translation>Det har noget, som dette program ikke kender, og som LedgerBee så måske fjerner: {0}. Det, LedgerBee har nu, gemmes her.</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>It was changed in LedgerBee meanwhile</source>
        <translation>Den er imens blevet ændret i LedgerBee</translation>
    </message>
    <message>
        <source>Nothing is sent before you queue it again. One undo brings back what you have now.</source>
        <translation>Intet sendes, før du sætter den i kø igen. Fortryd én gang, så får du det tilbage, du har nu.</translation>
    </message>
    <message>
        <source>Taken from LedgerBee</source>
        <translation>Hentet fra LedgerBee</translation>
    </message>
    <message>
        <source>Keep &amp;mine</source>
        <translation>Behold &amp;min</translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation>Tag &amp;deres</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>Behold &amp;begge</translation>
    </message>
    <message>
        <source>Mine becomes a new draft, this one is as LedgerBee has it.</source>
        <translation>Min bliver til en ny kladde, og denne bliver, som LedgerBee har den.</translation>
    </message>
    <message>
        <source>Use what is marked</source>
        <translation>Brug det markerede</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Overtag det</translation>
    </message>
    <message>
        <source>Keep both: mine becomes a new draft, this one is as LedgerBee has it.</source>
        <translation>Behold begge: min bliver til en ny kladde, og denne bliver, som LedgerBee har den.</translation>
    </message>
    <message>
        <source>&amp;Taken from LedgerBee, because you left it alone:</source>
        <translation>&amp;Hentet fra LedgerBee, fordi du ikke har rørt det:</translation>
    </message>
    <message>
        <source>Changed by both (← and → choose):</source>
        <translation>Ændret af begge (← og → vælger):</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
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
        <source>Line {0}: {1}</source>
        <translation>Linje {0}: {1}</translation>
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
        <source>Hide &amp;what has ended</source>
        <translation>Skjul det afs&amp;luttede</translation>
    </message>
    <message>
        <source>Sho&amp;w what has ended</source>
        <translation>Vis det afs&amp;luttede</translation>
    </message>
    <message>
        <source>The newest {0} are shown</source>
        <translation>De nyeste {0} vises</translation>
    </message>
    <message>
        <source>What you queue stays here until LedgerBee has it. Nothing has ever been queued.</source>
        <translation>Det, du sætter i kø, bliver her, indtil LedgerBee har det. Der har aldrig været noget i kø.</translation>
    </message>
    <message>
        <source>The outbox is empty</source>
        <translation>Udbakken er tom</translation>
    </message>
    <message>
        <source>What you queue stays here until LedgerBee has it, also without a network. Nothing is waiting.</source>
        <translation>Det, du sætter i kø, ligger her, til LedgerBee har det, også uden netværk. Intet venter.</translation>
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
        <source>Drawing the preview …</source>
        <translation>Tegner forhåndsvisningen …</translation>
    </message>
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
    <message>
        <source>&amp;General</source>
        <translation>&amp;Generelt</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Data</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Sider</translation>
    </message>
</context>
<context>
    <name>PriceSheet</name>
    <message>
        <source>New price</source>
        <translation>Ny pris</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Ret prisen</translation>
    </message>
</context>
<context>
    <name>PricesCard</name>
    <message>
        <source>Prices</source>
        <translation>Priser</translation>
    </message>
    <message>
        <source>It has no price yet: without one it cannot stand on a line.</source>
        <translation>Den har ingen pris endnu: uden en kan den ikke stå på en linje.</translation>
    </message>
    <message>
        <source>Its prices come as soon as LedgerBee is reached.</source>
        <translation>Priserne kommer, så snart der er forbindelse til LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee refused it: {0}</source>
        <translation>LedgerBee afviste det: {0}</translation>
    </message>
</context>
<context>
    <name>ProductDelegate</name>
    <message>
        <source>Products</source>
        <translation>Varer</translation>
    </message>
    <message>
        <source>not in LedgerBee yet</source>
        <translation>endnu ikke i LedgerBee</translation>
    </message>
    <message>
        <source>{0} × {1} on {2}</source>
        <translation>{0} × {1} den {2}</translation>
    </message>
    <message>
        <source>Create a product…</source>
        <translation>Opret en vare…</translation>
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
    <name>ProductPage</name>
    <message>
        <source>Take back</source>
        <translation>Tag tilbage</translation>
    </message>
    <message>
        <source>Forget what LedgerBee refused of {0}?</source>
        <translation>Glem det, LedgerBee afviste af {0}?</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Glem</translation>
    </message>
    <message>
        <source>&amp;New price…</source>
        <translation>&amp;Ny pris…</translation>
    </message>
    <message>
        <source>&amp;Change the price…</source>
        <translation>&amp;Ret prisen…</translation>
    </message>
    <message>
        <source>De&amp;lete the price…</source>
        <translation>S&amp;let prisen…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Arkiveret</translation>
    </message>
    <message>
        <source>Archive {0}?</source>
        <translation>Arkivér {0}?</translation>
    </message>
    <message>
        <source>Archive a product</source>
        <translation>Arkivér en vare</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arkivér</translation>
    </message>
    <message>
        <source>Delete {0}?</source>
        <translation>Slet {0}?</translation>
    </message>
    <message>
        <source>Delete a product</source>
        <translation>Slet en vare</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>Archive the price {0}?</source>
        <translation>Arkivér prisen {0}?</translation>
    </message>
    <message>
        <source>Archive a price</source>
        <translation>Arkivér en pris</translation>
    </message>
    <message>
        <source>Delete the price {0}?</source>
        <translation>Slet prisen {0}?</translation>
    </message>
    <message>
        <source>Delete a price</source>
        <translation>Slet en pris</translation>
    </message>
</context>
<context>
    <name>ProductSheet</name>
    <message>
        <source>New product</source>
        <translation>Ny vare</translation>
    </message>
    <message>
        <source>Change the product</source>
        <translation>Ret varen</translation>
    </message>
    <message>
        <source>It can be used at once, without a network too; LedgerBee gets it with its price.</source>
        <translation>Den kan bruges med det samme, også uden netværk; LedgerBee får den sammen med prisen.</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Product groups</source>
        <translation>Varegrupper</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuller</translation>
    </message>
</context>
<context>
    <name>RangeSheet</name>
    <message>
        <source>Leave an end empty to leave it open.</source>
        <translation>Lad et felt stå tomt, hvis der ikke skal være en grænse.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Fra</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Til</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
</context>
<context>
    <name>RecipientForm</name>
    <message>
        <source>Also &amp;store it on the customer</source>
        <translation>Gem det også hos &amp;kunden</translation>
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
        <source>EAN &amp;number</source>
        <translation>EAN-&amp;nummer</translation>
    </message>
    <message>
        <source>E-mail &amp;to</source>
        <translation>E-mail &amp;til</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>It is not in the library: LedgerBee does not have it, or its create was taken back.</source>
        <translation>Den er ikke i biblioteket: LedgerBee har den ikke, eller oprettelsen blev taget tilbage.</translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Gem</translation>
    </message>
    <message>
        <source>Save ({0})</source>
        <translation>Gem ({0})</translation>
    </message>
    <message>
        <source>This is what you had typed and not saved yet.</source>
        <translation>Det er, hvad du havde skrevet og ikke gemt endnu.</translation>
    </message>
    <message>
        <source>LedgerBee refused it: {0}</source>
        <translation>LedgerBee afviste det: {0}</translation>
    </message>
    <message>
        <source>What was typed is not saved.</source>
        <translation>Det indtastede er ikke gemt.</translation>
    </message>
    <message>
        <source>&amp;Keep for later</source>
        <translation>&amp;Behold til senere</translation>
    </message>
    <message>
        <source>&amp;Throw away</source>
        <translation>&amp;Smid væk</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>LedgerBee was not reached yet. What it has comes as soon as it is; new ones can be written now.</source>
        <translation>Der har ikke været forbindelse til LedgerBee endnu. Det, der er dér, kommer så snart der er; nye kan skrives nu.</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Restore a backup</source>
        <translation>Gendan en sikkerhedskopi</translation>
    </message>
    <message>
        <source>It takes the place of the data of this company. What is there now is kept and can be restored in turn. Before anything is sent, LedgerBee is asked what has become of it.</source>
        <translation>Den træder i stedet for dette firmas data. Det, der er her nu, beholdes og kan selv gendannes. Før noget sendes, bliver LedgerBee spurgt, hvad der er blevet af det.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sikkerhedskopier</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Gendan</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Vælg en fil…</translation>
    </message>
    <message>
        <source>There is no backup in the folder of this company.</source>
        <translation>Der er ingen sikkerhedskopi i dette firmas mappe.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Kontrollerer…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Vælg en sikkerhedskopi</translation>
    </message>
    <message>
        <source>Backups (*.db);;All files (*)</source>
        <translation>Sikkerhedskopier (*.db);;Alle filer (*)</translation>
    </message>
</context>
<context>
    <name>ReturnedStrip</name>
    <message>
        <source>It is another one: keep the draft</source>
        <translation>Det er et andet: behold kladden</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>Behold kladden</translation>
    </message>
    <message>
        <source>It is none of these: keep the draft</source>
        <translation>Det er ingen af dem: behold kladden</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy, and may have left since. LedgerBee is asked before it can be queued. You can go on writing meanwhile.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi og kan være afgået siden. LedgerBee bliver spurgt, før den kan sættes i kø. Imens kan du skrive videre.</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy, and may have left since. This key may not look, so look in LedgerBee yourself before you keep the draft.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi og kan være afgået siden. Denne nøgle må ikke se efter, så se selv efter i LedgerBee, før du beholder kladden.</translation>
    </message>
    <message>
        <source>This draft had left before the backup was restored, but LedgerBee shows nothing that it became. Look in LedgerBee before you keep the draft.</source>
        <translation>Denne kladde var afgået, før sikkerhedskopien blev gendannet, men LedgerBee viser ikke noget, den er blevet til. Se efter i LedgerBee, før du beholder kladden.</translation>
    </message>
    <message>
        <source>This draft had left before the backup was restored. Did it become one of these?</source>
        <translation>Denne kladde var afgået, før sikkerhedskopien blev gendannet. Blev den til et af disse?</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy. LedgerBee has got this for the customer since. Did the draft become one of these?</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi. Siden har LedgerBee fået dette til kunden. Blev kladden til et af disse?</translation>
    </message>
    <message>
        <source>Others that are not shown here: {0}.</source>
        <translation>Andre, der ikke vises her: {0}.</translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
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
        <source>Its number is used at once, and invoice {0} becomes credited. LedgerBee cannot take that back.</source>
        <translation>Nummeret bruges med det samme, og faktura {0} bliver krediteret. Det kan LedgerBee ikke fortryde.</translation>
    </message>
    <message>
        <source>Its number is used at once. LedgerBee cannot take that back.</source>
        <translation>Nummeret bruges med det samme. Det kan LedgerBee ikke fortryde.</translation>
    </message>
    <message>
        <source>&amp;Create draft in LedgerBee</source>
        <translation>&amp;Opret kladde i LedgerBee</translation>
    </message>
    <message>
        <source>&amp;Save to LedgerBee</source>
        <translation>&amp;Gem i LedgerBee</translation>
    </message>
    <message>
        <source>It replaces the draft there; nobody gets it.</source>
        <translation>Den erstatter kladden dér; ingen får den tilsendt.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send igen</translation>
    </message>
    <message>
        <source>Queue the change</source>
        <translation>Sæt ændringen i kø</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
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
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
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
        <source>{0} in the outbox, waiting for you to sign in</source>
        <translation>{0} i udbakken, venter på, at du logger ind</translation>
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
    <name>StepsRow</name>
    <message>
        <source>What next</source>
        <translation>Hvad nu</translation>
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
    <name>Tasks</name>
    <message>
        <source>Copy lines</source>
        <translation>Kopier linjer</translation>
    </message>
    <message>
        <source>This customer has no earlier documents here.</source>
        <translation>Denne kunde har ingen tidligere dokumenter her.</translation>
    </message>
    <message>
        <source>New draft from this one</source>
        <translation>Ny kladde ud fra denne</translation>
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
        <source>Save to LedgerBee…</source>
        <translation>Gem i LedgerBee…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Skift+Enter</translation>
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
    <name>TroubleWindow</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Prøv igen</translation>
    </message>
    <message>
        <source>&amp;Other companies…</source>
        <translation>Andre &amp;firmaer…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afslut</translation>
    </message>
    <message>
        <source>The data of this company cannot be opened.</source>
        <translation>Firmaets data kan ikke åbnes.</translation>
    </message>
    <message>
        <source>It is in the folder {0}</source>
        <translation>De ligger i mappen {0}</translation>
    </message>
    <message>
        <source>Nothing was changed and nothing is sent. Other companies are not touched by this.</source>
        <translation>Intet blev ændret, og intet sendes. Andre firmaer berøres ikke af det.</translation>
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
    <name>VanishedStrip</name>
    <message>
        <source>Keep everything here</source>
        <translation>Behold alt her</translation>
    </message>
    <message>
        <source>Nothing changes. You are asked again only when still more is missing.</source>
        <translation>Intet ændres. Du bliver kun spurgt igen, hvis endnu mere mangler.</translation>
    </message>
    <message>
        <source>Remove what LedgerBee has deleted</source>
        <translation>Fjern det, LedgerBee har slettet</translation>
    </message>
    <message>
        <source>LedgerBee is asked for each one. What it says is gone leaves the lists; drafts, chains and tabs that name it still show it.</source>
        <translation>LedgerBee bliver spurgt om hver enkelt. Det, der er væk, forlader listerne; kladder, kæder og faner, der nævner det, viser det stadig.</translation>
    </message>
    <message>
        <source>LedgerBee no longer lists {0}. So much at once is unusual, so nothing was removed here. Look in LedgerBee whether this is right, then say what to do.</source>
        <translation>LedgerBee viser ikke længere {0}. Så meget på én gang er usædvanligt, så intet er fjernet her. Se efter i LedgerBee, om det er rigtigt, og sig så, hvad der skal ske.</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Kolonner</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>S&amp;ortér efter</translation>
    </message>
    <message>
        <source>&amp;Save this view…</source>
        <translation>&amp;Gem denne visning…</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Visninger</translation>
    </message>
    <message>
        <source>&amp;Rename “{0}”…</source>
        <translation>&amp;Omdøb “{0}”…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Omdøb…</translation>
    </message>
    <message>
        <source>&amp;Delete “{0}”</source>
        <translation>&amp;Slet “{0}”</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Slet</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Gem denne visning</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Omdøb visningen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Omdøb</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
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
        <translation>&amp;Sæt i kø igen…</translation>
    </message>
    <message>
        <source>Send once &amp;more…</source>
        <translation>Send en gang &amp;til…</translation>
    </message>
    <message>
        <source>&amp;Change it…</source>
        <translation>&amp;Ret det…</translation>
    </message>
    <message>
        <source>&amp;Open the draft</source>
        <translation>&amp;Åbn kladden</translation>
    </message>
    <message>
        <source>&amp;Open the customer</source>
        <translation>&amp;Åbn kunden</translation>
    </message>
    <message>
        <source>&amp;Open the product</source>
        <translation>&amp;Åbn varen</translation>
    </message>
    <message>
        <source>&amp;Open the product groups</source>
        <translation>&amp;Åbn varegrupperne</translation>
    </message>
    <message>
        <source>&amp;Open the document</source>
        <translation>&amp;Åbn dokumentet</translation>
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
        <source>Outbox</source>
        <translation>Udbakke</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>&amp;Open the company</source>
        <translation>Å&amp;bn firmaet</translation>
    </message>
    <message>
        <source>Open the &amp;demo company</source>
        <translation>Åbn &amp;demofirmaet</translation>
    </message>
    <message>
        <source>What waits in the outbox goes on with the new sign-in. Drafts and library stay as they are.</source>
        <translation>Det, der venter i udbakken, fortsætter med det nye login. Kladder og bibliotek bliver, som de er.</translation>
    </message>
    <message>
        <source>It gets a window of its own. A company that this computer knows already is simply opened.</source>
        <translation>Det får sit eget vindue. Et firma, som denne computer kender i forvejen, bliver blot åbnet.</translation>
    </message>
    <message>
        <source>You make a key in LedgerBee, under Settings, API keys. It stays in the keyring of this computer.</source>
        <translation>Du opretter en nøgle i LedgerBee under Indstillinger, API-nøgler. Den bliver i denne computers nøglering.</translation>
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
        <source>&amp;Check</source>
        <translation>&amp;Kontrollér</translation>
    </message>
    <message>
        <source>&amp;Use this sign-in</source>
        <translation>Br&amp;ug dette login</translation>
    </message>
    <message>
        <source>Sign in to {0}</source>
        <translation>Log ind hos {0}</translation>
    </message>
    <message>
        <source>Add a company</source>
        <translation>Tilføj et firma</translation>
    </message>
    <message>
        <source>Write invoices, quotes and the like here; LedgerBee gets each of them exactly once.</source>
        <translation>Skriv fakturaer, tilbud og lignende her; LedgerBee får hver af dem præcis én gang.</translation>
    </message>
    <message>
        <source>LedgerBee shows both when a client is made. They stay in the keyring of this computer.</source>
        <translation>LedgerBee viser begge, når en klient oprettes. De bliver i denne computers nøglering.</translation>
    </message>
    <message>
        <source>LedgerBee does not say what this may do. What it may not is shown where that comes up.</source>
        <translation>LedgerBee siger ikke, hvad dette login må. Hvad det ikke må, vises, hvor det opstår.</translation>
    </message>
    <message>
        <source>You may: {0}.</source>
        <translation>Du må: {0}.</translation>
    </message>
    <message>
        <source>You may not: {0}. If you need that, allow it in LedgerBee.</source>
        <translation>Du må ikke: {0}. Hvis du har brug for det, så giv lov til det i LedgerBee.</translation>
    </message>
    <message>
        <source>The client id and its secret are kept in {0} and nowhere else.</source>
        <translation>Klient-id og hemmelighed gemmes i {0} og ingen andre steder.</translation>
    </message>
    <message>
        <source>The key is kept in {0} and nowhere else.</source>
        <translation>Nøglen gemmes i {0} og ingen andre steder.</translation>
    </message>
    <message>
        <source>The secret is kept for this session only: at the next start you paste it again. {0}</source>
        <translation>Hemmeligheden gemmes kun i denne session: ved næste start indsætter du den igen. {0}</translation>
    </message>
    <message>
        <source>The key is kept for this session only: at the next start you paste it again. {0}</source>
        <translation>Nøglen huskes kun, til programmet lukkes: ved næste start indsætter du den igen. {0}</translation>
    </message>
    <message>
        <source>What the environment gives to sign in with was not taken. {0}</source>
        <translation>Det, miljøet gav at logge ind med, blev ikke brugt. {0}</translation>
    </message>
    <message>
        <source>Check again in a minute.</source>
        <translation>Kontrollér igen om et minut.</translation>
    </message>
</context>
<context>
    <name>WhichDocument</name>
    <message>
        <source>&amp;It is this one</source>
        <translation>Det er &amp;dette</translation>
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
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>The last words did not reach the disk. Close all the same?</source>
        <translation>De sidste ord nåede ikke disken. Luk alligevel?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Gem nu</translation>
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
    <name>_Clashes</name>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>In LedgerBee</source>
        <translation>I LedgerBee</translation>
    </message>
    <message>
        <source>Changed by both</source>
        <translation>Ændret af begge</translation>
    </message>
    <message>
        <source>Left takes mine, Right takes what LedgerBee has.</source>
        <translation>Venstre tager min, Højre tager det, LedgerBee har.</translation>
    </message>
    <message>
        <source>{0}, taken</source>
        <translation>{0}, valgt</translation>
    </message>
</context>
<context>
    <name>_FilterButton</name>
    <message>
        <source>{0}: all</source>
        <translation>{0}: alle</translation>
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
    <name>_WelcomeWindow</name>
    <message>
        <source>Add a company – LedgerBee Desktop</source>
        <translation>Tilføj et firma – LedgerBee Desktop</translation>
    </message>
</context>
<context>
    <name>batch</name>
    <message>
        <source>Needs you</source>
        <translation>Venter på dig</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Afvist</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Ikke sendt</translation>
    </message>
    <message>
        <source>{count} need you</source>
        <translation>{count} venter på dig</translation>
    </message>
    <message>
        <source>{count} refused</source>
        <translation>{count} afvist</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} venter</translation>
    </message>
    <message>
        <source>{count} sent</source>
        <translation>{count} sendt</translation>
    </message>
    <message>
        <source>{count} taken back</source>
        <translation>{count} trukket tilbage</translation>
    </message>
    <message>
        <source>{count} needs you</source>
        <translation>{count} har brug for dig</translation>
    </message>
    <message>
        <source>It was taken back or removed.</source>
        <translation>Den blev trukket tilbage eller fjernet.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
</context>
<context>
    <name>chain</name>
    <message>
        <source>{kind}, draft here</source>
        <translation>{kind}, kladde her</translation>
    </message>
    <message>
        <source>{kind}, not read yet</source>
        <translation>{kind}, ikke hentet endnu</translation>
    </message>
    <message>
        <source>{name} · {status}</source>
        <translation>{name} · {status}</translation>
    </message>
    <message>
        <source>converted to {name}</source>
        <translation>omdannet til {name}</translation>
    </message>
    <message>
        <source>credited by {name}</source>
        <translation>krediteret af {name}</translation>
    </message>
</context>
<context>
    <name>changing</name>
    <message>
        <source>Change</source>
        <translation>Ret</translation>
    </message>
    <message>
        <source>New draft with the same content</source>
        <translation>Ny kladde med samme indhold</translation>
    </message>
    <message>
        <source>It was sent or converted, so LedgerBee no longer changes it.</source>
        <translation>Den er sendt eller omdannet, så LedgerBee ændrer den ikke længere.</translation>
    </message>
    <message>
        <source>LedgerBee cannot change invoices and credit notes from here, not even its drafts.</source>
        <translation>LedgerBee kan ikke ændre fakturaer og kreditnotaer herfra, heller ikke sine egne kladder.</translation>
    </message>
</context>
<context>
    <name>channels</name>
    <message>
        <source>LedgerBee books it, gives it a number and mails it.</source>
        <translation>LedgerBee bogfører den, nummererer den og mailer den.</translation>
    </message>
    <message>
        <source>LedgerBee books it, gives it a number and hands it to the e-invoice network.</source>
        <translation>LedgerBee bogfører den, nummererer den og sender e-fakturaen.</translation>
    </message>
    <message>
        <source>LedgerBee books it and gives it a number; you deliver it yourself.</source>
        <translation>LedgerBee bogfører og nummererer den; du leverer den selv.</translation>
    </message>
    <message>
        <source>LedgerBee books it and mails it.</source>
        <translation>LedgerBee bogfører den og mailer den.</translation>
    </message>
    <message>
        <source>LedgerBee books it and hands it to the e-invoice network.</source>
        <translation>LedgerBee bogfører den og sender e-fakturaen.</translation>
    </message>
    <message>
        <source>LedgerBee books it; you deliver it yourself.</source>
        <translation>LedgerBee bogfører den; du leverer den selv.</translation>
    </message>
    <message>
        <source>LedgerBee gives it a number and mails it. Nothing is booked.</source>
        <translation>LedgerBee nummererer den og mailer den. Intet bogføres.</translation>
    </message>
    <message>
        <source>LedgerBee gives it a number; you deliver it yourself. Nothing is booked.</source>
        <translation>LedgerBee nummererer den; du leverer den selv. Intet bogføres.</translation>
    </message>
    <message>
        <source>LedgerBee mails it once more. Its number stays.</source>
        <translation>LedgerBee mailer den en gang til. Nummeret er det samme.</translation>
    </message>
    <message>
        <source>LedgerBee hands it to the e-invoice network once more. Its number stays.</source>
        <translation>LedgerBee sender e-fakturaen en gang til. Nummeret er det samme.</translation>
    </message>
    <message>
        <source>LedgerBee notes one more send; nobody gets it.</source>
        <translation>LedgerBee noterer endnu en afsendelse; ingen får den tilsendt.</translation>
    </message>
    <message>
        <source>Send by &amp;email</source>
        <translation>Send på &amp;e-mail</translation>
    </message>
    <message>
        <source>Send as e-&amp;invoice (EAN)</source>
        <translation>Send som e-&amp;faktura (EAN)</translation>
    </message>
    <message>
        <source>&amp;Book and number only</source>
        <translation>Kun &amp;bogføring og nummer</translation>
    </message>
    <message>
        <source>&amp;Number only</source>
        <translation>Kun &amp;nummer</translation>
    </message>
    <message>
        <source>&amp;Book only</source>
        <translation>Kun &amp;bogføring</translation>
    </message>
</context>
<context>
    <name>clashes</name>
    <message>
        <source>Notes</source>
        <translation>Bemærkninger</translation>
    </message>
    <message>
        <source>Line {0}</source>
        <translation>Linje {0}</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>type</translation>
    </message>
    <message>
        <source>product</source>
        <translation>vare</translation>
    </message>
    <message>
        <source>description</source>
        <translation>beskrivelse</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>antal</translation>
    </message>
    <message>
        <source>unit price</source>
        <translation>stykpris</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s line type</source>
        <translation>LedgerBees linjetype</translation>
    </message>
    <message>
        <source>Unknown here, {0}: {1}</source>
        <translation>Ukendt her, {0}: {1}</translation>
    </message>
    <message>
        <source>A line was deleted.</source>
        <translation>En linje blev slettet.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>intet</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>slettet</translation>
    </message>
    <message>
        <source>separator line</source>
        <translation>skillelinje</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New invoice</source>
        <translation>&amp;Ny faktura</translation>
    </message>
    <message>
        <source>New &amp;document…</source>
        <translation>Nyt &amp;dokument…</translation>
    </message>
    <message>
        <source>New credit n&amp;ote</source>
        <translation>Ny &amp;kreditnota</translation>
    </message>
    <message>
        <source>New &amp;quote</source>
        <translation>Nyt til&amp;bud</translation>
    </message>
    <message>
        <source>New order con&amp;firmation</source>
        <translation>Ny ordreb&amp;ekræftelse</translation>
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
        <source>Sign in with &amp;other details…</source>
        <translation>Lo&amp;g ind med andre oplysninger…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Indstillinger…</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Luk &amp;vinduet</translation>
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
        <source>&amp;Copy lines from earlier documents…</source>
        <translation>&amp;Kopier linjer fra tidligere dokumenter…</translation>
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
        <source>&amp;Change…</source>
        <translation>R&amp;et…</translation>
    </message>
    <message>
        <source>Con&amp;vert…</source>
        <translation>&amp;Omdan…</translation>
    </message>
    <message>
        <source>C&amp;redit note…</source>
        <translation>Kre&amp;ditnota…</translation>
    </message>
    <message>
        <source>&amp;Use as template…</source>
        <translation>Brug so&amp;m skabelon…</translation>
    </message>
    <message>
        <source>Compare with LedgerBee…</source>
        <translation>Sammenlign med LedgerBee…</translation>
    </message>
    <message>
        <source>The one &amp;before in the chain</source>
        <translation>&amp;Forrige i kæden</translation>
    </message>
    <message>
        <source>The one a&amp;fter in the chain</source>
        <translation>&amp;Hop til næste i kæden</translation>
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
        <translation>Unders&amp;øg igen</translation>
    </message>
    <message>
        <source>&amp;It did happen…</source>
        <translation>Det er &amp;sket…</translation>
    </message>
    <message>
        <source>Result of sending several…</source>
        <translation>Rapport over flere afsendelser…</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Vis ældre</translation>
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
        <source>&amp;Filter the list</source>
        <translation>F&amp;iltrer listen</translation>
    </message>
    <message>
        <source>&amp;Views of the list</source>
        <translation>&amp;Visninger af listen</translation>
    </message>
    <message>
        <source>Sho&amp;w what has ended</source>
        <translation>Vis det afs&amp;luttede</translation>
    </message>
    <message>
        <source>&amp;Export what is shown (CSV)…</source>
        <translation>&amp;Eksporter det viste (CSV)…</translation>
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
        <source>&amp;Credit notes</source>
        <translation>K&amp;reditnotaer</translation>
    </message>
    <message>
        <source>&amp;Quotes</source>
        <translation>&amp;Tilbud</translation>
    </message>
    <message>
        <source>Order con&amp;firmations</source>
        <translation>&amp;Ordrebekræftelser</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Genveje</translation>
    </message>
    <message>
        <source>&amp;About LedgerBee Desktop</source>
        <translation>&amp;Om LedgerBee Desktop</translation>
    </message>
    <message>
        <source>&amp;Switch company…</source>
        <translation>&amp;Skift firma…</translation>
    </message>
    <message>
        <source>&amp;Next company</source>
        <translation>&amp;Næste firma</translation>
    </message>
    <message>
        <source>&amp;Add a company…</source>
        <translation>&amp;Tilføj et firma…</translation>
    </message>
    <message>
        <source>&amp;Remove a sign-in from this computer…</source>
        <translation>&amp;Fjern et login fra denne computer…</translation>
    </message>
    <message>
        <source>New c&amp;ustomer…</source>
        <translation>Ny ku&amp;nde…</translation>
    </message>
    <message>
        <source>&amp;Open the customer</source>
        <translation>Å&amp;bn kunden</translation>
    </message>
    <message>
        <source>&amp;Invoice for the customer</source>
        <translation>&amp;Faktura til kunden</translation>
    </message>
    <message>
        <source>&amp;Credit note for the customer</source>
        <translation>&amp;Kreditnota til kunden</translation>
    </message>
    <message>
        <source>&amp;Quote for the customer</source>
        <translation>&amp;Tilbud til kunden</translation>
    </message>
    <message>
        <source>Order con&amp;firmation for the customer</source>
        <translation>&amp;Ordrebekræftelse til kunden</translation>
    </message>
    <message>
        <source>C&amp;ustomers</source>
        <translation>Kun&amp;der</translation>
    </message>
    <message>
        <source>&amp;Products</source>
        <translation>&amp;Varer</translation>
    </message>
    <message>
        <source>New &amp;product…</source>
        <translation>Ny &amp;vare…</translation>
    </message>
    <message>
        <source>&amp;Archive the product…</source>
        <translation>&amp;Arkivér varen…</translation>
    </message>
    <message>
        <source>&amp;Delete the product…</source>
        <translation>Sle&amp;t varen…</translation>
    </message>
    <message>
        <source>&amp;New entry…</source>
        <translation>&amp;Ny post…</translation>
    </message>
    <message>
        <source>&amp;Change the entry…</source>
        <translation>&amp;Ret posten…</translation>
    </message>
    <message>
        <source>De&amp;lete the entry…</source>
        <translation>S&amp;let posten…</translation>
    </message>
    <message>
        <source>&amp;Take the change back</source>
        <translation>Tag ændringen til&amp;bage</translation>
    </message>
    <message>
        <source>Make it the de&amp;fault price</source>
        <translation>Gør den til &amp;standardpris</translation>
    </message>
    <message>
        <source>Acti&amp;vate the price</source>
        <translation>A&amp;ktiver prisen</translation>
    </message>
    <message>
        <source>D&amp;isable the price</source>
        <translation>Slå prisen &amp;fra</translation>
    </message>
    <message>
        <source>A&amp;rchive the price…</source>
        <translation>Ark&amp;ivér prisen…</translation>
    </message>
    <message>
        <source>Product &amp;groups</source>
        <translation>Vare&amp;grupper</translation>
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
        <source>The sign-in is not accepted</source>
        <translation>Login godtages ikke</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Ikke logget ind</translation>
    </message>
</context>
<context>
    <name>convert</name>
    <message>
        <source>To an &amp;order confirmation</source>
        <translation>Til en &amp;ordrebekræftelse</translation>
    </message>
    <message>
        <source>To an &amp;invoice</source>
        <translation>Til en &amp;faktura</translation>
    </message>
    <message>
        <source>At least one product line must be taken along.</source>
        <translation>Mindst én varelinje skal med.</translation>
    </message>
</context>
<context>
    <name>customers</name>
    <message>
        <source>name: value, a line each</source>
        <translation>navn: værdi, én linje til hver</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Navn</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>N&amp;ummer</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>&amp;Email</source>
        <translation>&amp;E-mail</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>Tele&amp;fon</translation>
    </message>
    <message>
        <source>&amp;Website</source>
        <translation>&amp;Websted</translation>
    </message>
    <message>
        <source>&amp;Id elsewhere</source>
        <translation>&amp;Id andetsteds</translation>
    </message>
    <message>
        <source>VAT &amp;zone</source>
        <translation>Moms&amp;zone</translation>
    </message>
    <message>
        <source>&amp;VAT number</source>
        <translation>&amp;Momsnummer</translation>
    </message>
    <message>
        <source>EAN nu&amp;mber</source>
        <translation>EAN-nu&amp;mmer</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Postal c&amp;ode</source>
        <translation>P&amp;ostnummer</translation>
    </message>
    <message>
        <source>Cit&amp;y</source>
        <translation>&amp;By</translation>
    </message>
    <message>
        <source>Country (&amp;letters)</source>
        <translation>&amp;Land (bogstaver)</translation>
    </message>
    <message>
        <source>More &amp;data</source>
        <translation>Flere &amp;data</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunder</translation>
    </message>
    <message>
        <source>No customers</source>
        <translation>Ingen kunder</translation>
    </message>
    <message>
        <source>LedgerBee has no active customer of this company yet.</source>
        <translation>LedgerBee har ingen aktiv kunde for dette firma endnu.</translation>
    </message>
    <message>
        <source>New customer…</source>
        <translation>Ny kunde…</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 kunde</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} kunder</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>City</source>
        <translation>By</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Momsnummer</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>EAN number</source>
        <translation>EAN-nummer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postnummer</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>VAT zone</source>
        <translation>Momszone</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>It was deleted in LedgerBee: it gets no new documents.</source>
        <translation>Den er slettet i LedgerBee: den får ingen nye dokumenter.</translation>
    </message>
    <message>
        <source>It is archived in LedgerBee: it gets no new documents.</source>
        <translation>Den er arkiveret i LedgerBee: den får ingen nye dokumenter.</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Websted</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Betalingsbetingelser</translation>
    </message>
    <message>
        <source>Discount of the group</source>
        <translation>Gruppens rabat</translation>
    </message>
    <message>
        <source>Account of the group</source>
        <translation>Gruppens konto</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Hører til</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Fakturering</translation>
    </message>
    <message>
        <source>Id elsewhere</source>
        <translation>Id andetsteds</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} dage</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>sædvanlig</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>arkiveret</translation>
    </message>
    <message>
        <source>EAN {number}</source>
        <translation>EAN {number}</translation>
    </message>
    <message>
        <source>Contacts, departments and customer groups are made and changed in LedgerBee itself: its API only shows them.</source>
        <translation>Kontakter, afdelinger og kundegrupper oprettes og rettes i LedgerBee selv: dens API viser dem kun.</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Danmark</translation>
    </message>
    <message>
        <source>Rest of the EU</source>
        <translation>Resten af EU</translation>
    </message>
    <message>
        <source>Outside the EU</source>
        <translation>Uden for EU</translation>
    </message>
    <message>
        <source>Denmark, without VAT</source>
        <translation>Danmark, uden moms</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Virksomhed</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>Disk nearly full: {megabytes} MB left</source>
        <translation>Disken er næsten fuld: {megabytes} MB tilbage</translation>
    </message>
    <message>
        <source>There is little room left on the disk that has the data of this company ({folder}). Free some of it: on a full disk nothing that is typed can be saved, and no backup can be made.</source>
        <translation>Der er kun lidt plads tilbage på den disk, der har dette firmas data ({folder}). Frigør noget af den: på en fuld disk kan det, der skrives, ikke gemmes, og der kan ikke laves sikkerhedskopier.</translation>
    </message>
    <message>
        <source>No backup could be made</source>
        <translation>Der kunne ikke laves en sikkerhedskopi</translation>
    </message>
    <message>
        <source>{why} The last backup is of {when}. The program tries again; File, Preferences, Data makes one elsewhere.</source>
        <translation>{why} Den seneste sikkerhedskopi er fra {when}. Programmet prøver igen; Filer, Indstillinger, Data laver en et andet sted.</translation>
    </message>
    <message>
        <source>{why} There is no backup yet. The program tries again; File, Preferences, Data makes one elsewhere.</source>
        <translation>{why} Der er ingen sikkerhedskopi endnu. Programmet prøver igen; Filer, Indstillinger, Data laver en et andet sted.</translation>
    </message>
    <message>
        <source>The backup was restored. File, Preferences, Data, Restore… brings back what it replaced.</source>
        <translation>Sikkerhedskopien er gendannet. Filer, Indstillinger, Data, Gendan… henter det tilbage, som den trådte i stedet for.</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>sikkerhedskopi</translation>
    </message>
    <message>
        <source>before a new version of the program</source>
        <translation>før en ny version af programmet</translation>
    </message>
    <message>
        <source>what a restore replaced</source>
        <translation>det, en gendannelse trådte i stedet for</translation>
    </message>
    <message>
        <source>a file of your own</source>
        <translation>en fil, du selv har valgt</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>Drafts: {0}. In the outbox: {1}. Documents: {2}.</source>
        <translation>Kladder: {0}. I udbakken: {1}. Dokumenter: {2}.</translation>
    </message>
    <message>
        <source>Of {0}, checked: it is whole.</source>
        <translation>Fra {0}, kontrolleret: den er hel.</translation>
    </message>
    <message>
        <source>This one is damaged ({0}). Choose another one.</source>
        <translation>Denne er beskadiget ({0}). Vælg en anden.</translation>
    </message>
    <message>
        <source>These had left since the backup was made and are drafts again: {0}. Each asks in its tab what became of it, and is held until then.</source>
        <translation>Disse var afgået, siden sikkerhedskopien blev lavet, og er kladder igen: {0}. Hver af dem spørger i sin fane, hvad den blev til, og holdes tilbage indtil da.</translation>
    </message>
    <message>
        <source>Drafts that can be worked on again: {0}.</source>
        <translation>Kladder, der kan arbejdes videre på: {0}.</translation>
    </message>
    <message>
        <source>May have been sent, so not among them: {0}. Look in LedgerBee before you write them again.</source>
        <translation>Kan være sendt, så de er ikke med: {0}. Se efter i LedgerBee, før du skriver dem igen.</translation>
    </message>
    <message>
        <source>– {0}</source>
        <translation>– {0}</translation>
    </message>
    <message>
        <source>Part of the file could not be read: something may be missing.</source>
        <translation>En del af filen kunne ikke læses: der kan mangle noget.</translation>
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
        <source>{moment}: not delivered {how}</source>
        <translation>{moment}: ikke leveret {how}</translation>
    </message>
    <message>
        <source>{moment}: sent {how}, not delivered yet</source>
        <translation>{moment}: sendt {how}, endnu ikke leveret</translation>
    </message>
    <message>
        <source>{moment}: {status} {how}</source>
        <translation>{moment}: {status} {how}</translation>
    </message>
    <message>
        <source>Check the address with the customer, then send it again: the new address can be typed there.</source>
        <translation>Kontroller adressen med kunden, og send igen: den nye adresse kan skrives dér.</translation>
    </message>
    <message>
        <source>Check the EAN number and the reference with the customer, then send it again, or send it by email.</source>
        <translation>Kontroller EAN-nummeret og referencen med kunden, og send igen, eller send på e-mail.</translation>
    </message>
    <message>
        <source>Send it again, perhaps by another way.</source>
        <translation>Send igen, måske på en anden måde.</translation>
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
    <message>
        <source>Its sending is in the outbox. {why}</source>
        <translation>Afsendelsen er i udbakken. {why}</translation>
    </message>
    <message>
        <source>Its conversion is in the outbox. {why}</source>
        <translation>Omdannelsen er i udbakken. {why}</translation>
    </message>
    <message>
        <source>A change of it is in the outbox. {why}</source>
        <translation>En rettelse er i udbakken. {why}</translation>
    </message>
    <message>
        <source>The lines come as soon as LedgerBee is reached.</source>
        <translation>Linjerne kommer, så snart der er forbindelse til LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee has this draft. It can be sent from here; to change or delete it, go to LedgerBee, or make a new draft of it here.</source>
        <translation>LedgerBee har denne kladde. Den kan sendes herfra; gå til LedgerBee for at rette eller slette den, eller lav en ny kladde af den her.</translation>
    </message>
    <message>
        <source>LedgerBee has this draft, with its number. It can be sent from here; to change or delete it, go to LedgerBee, or make a new draft of it here.</source>
        <translation>LedgerBee har denne kladde med dens nummer. Den kan sendes herfra; gå til LedgerBee for at rette eller slette den, eller lav en ny kladde af den her.</translation>
    </message>
    <message>
        <source>LedgerBee has this draft. As long as it is not sent, it can be changed from here.</source>
        <translation>LedgerBee har denne kladde. Så længe den ikke er sendt, kan den rettes herfra.</translation>
    </message>
    <message>
        <source>It was deleted in LedgerBee. This is how it was when it was read last; lists no longer show it.</source>
        <translation>Det er slettet i LedgerBee. Sådan var det, da det sidst blev hentet; lister viser det ikke længere.</translation>
    </message>
    <message>
        <source>It was converted: it can only be read now. Its successor stands in the chain.</source>
        <translation>Dokumentet er omdannet: det kan kun læses nu. Dets efterfølger står i kæden.</translation>
    </message>
    <message>
        <source>Nobody answered it within its time. It can still be converted or sent again.</source>
        <translation>Ingen svarede inden fristen. Det kan stadig omdannes eller sendes igen.</translation>
    </message>
</context>
<context>
    <name>earlier</name>
    <message>
        <source>{moment}, before a change from here: {money}</source>
        <translation>{moment}, før en ændring herfra: {money}</translation>
    </message>
    <message>
        <source>{moment}, while a change from here was on its way: {money}</source>
        <translation>{moment}, mens en ændring herfra var på vej: {money}</translation>
    </message>
    <message>
        <source>{moment}, after a change from here: {money}</source>
        <translation>{moment}, efter en ændring herfra: {money}</translation>
    </message>
    <message>
        <source>LedgerBee also had this, which this program does not know and cannot write: {0}.</source>
        <translation>LedgerBee havde også dette, som dette program ikke kender og ikke kan skrive: {0}.</translation>
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
    <message>
        <source>LedgerBee has it. It can be changed there, no longer here.</source>
        <translation>LedgerBee har den. Den kan ændres dér, ikke længere her.</translation>
    </message>
    <message>
        <source>LedgerBee has it. As long as it is a draft there, it can be changed from its tab.</source>
        <translation>LedgerBee har den. Så længe den er en kladde dér, kan den rettes fra sin fane.</translation>
    </message>
    <message>
        <source>Nothing is booked and nobody gets it.</source>
        <translation>Intet bogføres, og ingen modtager den.</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Ny faktura</translation>
    </message>
    <message>
        <source>Invoice to {name}</source>
        <translation>Faktura til {name}</translation>
    </message>
    <message>
        <source>Send the invoice</source>
        <translation>Send fakturaen</translation>
    </message>
    <message>
        <source>New credit note</source>
        <translation>Ny kreditnota</translation>
    </message>
    <message>
        <source>Credit note to {name}</source>
        <translation>Kreditnota til {name}</translation>
    </message>
    <message>
        <source>Send the credit note</source>
        <translation>Send kreditnotaen</translation>
    </message>
    <message>
        <source>It gets its number at once. Nothing is booked and nobody gets it.</source>
        <translation>Nummeret tildeles med det samme. Intet bogføres, og ingen modtager noget.</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>Nyt tilbud</translation>
    </message>
    <message>
        <source>Quote to {name}</source>
        <translation>Tilbud til {name}</translation>
    </message>
    <message>
        <source>Send the quote</source>
        <translation>Send tilbuddet</translation>
    </message>
    <message>
        <source>Changes a quote that LedgerBee has as a draft</source>
        <translation>Retter et tilbud, som LedgerBee har som kladde</translation>
    </message>
    <message>
        <source>Changes the quote to {name}, a draft in LedgerBee</source>
        <translation>Retter tilbuddet til {name}, en kladde i LedgerBee</translation>
    </message>
    <message>
        <source>New order confirmation</source>
        <translation>Ny ordrebekræftelse</translation>
    </message>
    <message>
        <source>Order confirmation to {name}</source>
        <translation>Ordrebekræftelse til {name}</translation>
    </message>
    <message>
        <source>Send the order confirmation</source>
        <translation>Send ordrebekræftelsen</translation>
    </message>
    <message>
        <source>Changes an order confirmation that LedgerBee has as a draft</source>
        <translation>Retter en ordrebekræftelse, som LedgerBee har som kladde</translation>
    </message>
    <message>
        <source>Changes the order confirmation to {name}, a draft in LedgerBee</source>
        <translation>Retter ordrebekræftelsen til {name}, en kladde i LedgerBee</translation>
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
        <source>LedgerBee refuses the client id or its secret: one is wrong, the client was revoked, or the address of this network is not on its list of allowed addresses.</source>
        <translation>LedgerBee afviser klient-id&apos;et eller hemmeligheden: en af dem er forkert, klienten er tilbagekaldt, eller dette netværks adresse er ikke på listen over tilladte adresser.</translation>
    </message>
    <message>
        <source>LedgerBee refuses the client id from this network: its address is not on the client&apos;s list of allowed addresses.</source>
        <translation>LedgerBee afviser klient-id&apos;et fra dette netværk: adressen er ikke på klientens liste over tilladte adresser.</translation>
    </message>
    <message>
        <source>The client id may not do this. It lacks: {scopes}.</source>
        <translation>Klient-id&apos;et må ikke dette. Det mangler: {scopes}.</translation>
    </message>
    <message>
        <source>The client id may not do this.</source>
        <translation>Klient-id&apos;et må ikke dette.</translation>
    </message>
    <message>
        <source>The company&apos;s LedgerBee licence does not include this.</source>
        <translation>Firmaets LedgerBee-licens omfatter ikke dette.</translation>
    </message>
    <message>
        <source>The company lacks the LedgerBee licence “{licence}”, which this needs.</source>
        <translation>Firmaet mangler LedgerBee-licensen “{licence}”, som dette kræver.</translation>
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
        <source>The demo company did not start. The file {log} says why; “pip install ledgerbee-desktop[demo]” installs what it needs.</source>
        <translation>Demofirmaet startede ikke. Filen {log} siger hvorfor; “pip install ledgerbee-desktop[demo]” installerer det, der mangler.</translation>
    </message>
    <message>
        <source>There is no display. Start this from a desktop, or type “make run”, which then works without one.</source>
        <translation>Der er ingen skærm. Start programmet fra et skrivebord, eller skriv “make run”, som så virker uden.</translation>
    </message>
    <message>
        <source>The demo does not run beside real companies. Quit LedgerBee Desktop first, then start the demo.</source>
        <translation>Demoen kører ikke ved siden af rigtige firmaer. Afslut LedgerBee Desktop først, og start så demoen.</translation>
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
        <source>It is being changed here already. Save that change to LedgerBee or delete its draft, then take the earlier version.</source>
        <translation>Det er ved at blive ændret her i forvejen. Gem den ændring i LedgerBee, eller slet dens kladde, og tag så den tidligere version.</translation>
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
        <source>This draft comes out of a backup or a copy and may have left since. LedgerBee is being asked until {time}; queue it then.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi og kan være afgået siden. LedgerBee bliver spurgt indtil {time}; sæt den i kø derefter.</translation>
    </message>
    <message>
        <source>LedgerBee has got more for this customer meanwhile. Look at all of it and say once more.</source>
        <translation>LedgerBee har imens fået mere til denne kunde. Se på det hele, og sig det igen.</translation>
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
        <source>LedgerBee says that it was not changed.</source>
        <translation>LedgerBee siger, at det ikke er ændret.</translation>
    </message>
    <message>
        <source>LedgerBee says that it was not converted.</source>
        <translation>LedgerBee siger, at dokumentet ikke er omdannet.</translation>
    </message>
    <message>
        <source>LedgerBee cannot make that of this document.</source>
        <translation>LedgerBee kan ikke omdanne dette dokument til det.</translation>
    </message>
    <message>
        <source>The adjusted document must be of the new kind and for the same customer.</source>
        <translation>Det tilpassede dokument skal være af den nye type og til samme kunde.</translation>
    </message>
    <message>
        <source>LedgerBee cannot change a draft of this kind. Make a new document of it instead.</source>
        <translation>LedgerBee kan ikke rette en kladde af denne type. Lav et nyt dokument af den i stedet.</translation>
    </message>
    <message>
        <source>Only drafts can be changed in LedgerBee, and this one is no draft any more (status {status}).</source>
        <translation>Kun kladder kan rettes i LedgerBee, og dette er ikke længere en kladde (status {status}).</translation>
    </message>
    <message>
        <source>The lines of this document are not known here. Connect to LedgerBee, then try again.</source>
        <translation>Dokumentets linjer kendes ikke her. Opret forbindelse til LedgerBee, og prøv igen.</translation>
    </message>
    <message>
        <source>This draft does not change a document of LedgerBee.</source>
        <translation>Denne kladde retter ikke et dokument i LedgerBee.</translation>
    </message>
    <message>
        <source>A document is in the list twice.</source>
        <translation>Et dokument står to gange på listen.</translation>
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
        <source>This computer is not signed in to this company.</source>
        <translation>Denne computer er ikke logget ind i dette firma.</translation>
    </message>
    <message>
        <source>This sign-in belongs to another company ({name}). Nothing was read or sent. Sign in to this company.</source>
        <translation>Dette login hører til et andet firma ({name}). Intet er hentet eller sendt. Log ind i dette firma.</translation>
    </message>
    <message>
        <source>This was changed a moment ago. Look again and repeat if needed.</source>
        <translation>Det blev ændret for et øjeblik siden. Se efter, og gentag om nødvendigt.</translation>
    </message>
    <message>
        <source>This is not a client id: it is letters, digits and signs without spaces. Copy it again from LedgerBee.</source>
        <translation>Dette er ikke et klient-id: det består af bogstaver, cifre og tegn uden mellemrum. Kopiér det igen fra LedgerBee.</translation>
    </message>
    <message>
        <source>This is not a client secret: it has 8 to 512 letters, digits and signs, and no spaces. Copy it again from LedgerBee.</source>
        <translation>Dette er ikke en klienthemmelighed: den har 8 til 512 bogstaver, cifre og tegn og ingen mellemrum. Kopiér den igen fra LedgerBee.</translation>
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
        <source>LedgerBee had ended this sign-in before its time. Nothing was done; it is tried again with a new one.</source>
        <translation>LedgerBee havde afsluttet dette login før tid. Intet blev gjort; der prøves igen med et nyt.</translation>
    </message>
    <message>
        <source>LedgerBee gives this client id a token and then refuses it. It is tried again in a while; if that goes on, sign in again.</source>
        <translation>LedgerBee giver dette klient-id et token og afviser det så. Der prøves igen om lidt; fortsætter det, så log ind igen.</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s answer to signing in could not be understood.</source>
        <translation>LedgerBees svar på login kunne ikke forstås.</translation>
    </message>
    <message>
        <source>The number {number} is taken already by {name}.</source>
        <translation>Nummeret {number} er allerede brugt af {name}.</translation>
    </message>
    <message>
        <source>Give it a number: by it, it is found again when LedgerBee does not answer.</source>
        <translation>Angiv et nummer: det bruges til at finde posten igen, når LedgerBee ikke svarer.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Angiv et navn.</translation>
    </message>
    <message>
        <source>LedgerBee cannot remove the e-mail address of a customer, only replace it. Remove it in LedgerBee.</source>
        <translation>LedgerBee kan ikke fjerne en kundes e-mailadresse, kun erstatte den. Fjern den i LedgerBee.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Intet blev ændret.</translation>
    </message>
    <message>
        <source>This is not in the library any more. Refresh, then try again.</source>
        <translation>Dette er ikke længere i biblioteket. Opdater, og prøv igen.</translation>
    </message>
    <message>
        <source>A price is an amount that is not negative, with at most two decimals.</source>
        <translation>En pris er et beløb, der ikke er negativt, med højst to decimaler.</translation>
    </message>
    <message>
        <source>A price that recurs needs its interval, such as a month.</source>
        <translation>En pris, der gentages, skal have et interval, f.eks. en måned.</translation>
    </message>
    <message>
        <source>LedgerBee does not have it, or has several. Look at them there first.</source>
        <translation>LedgerBee har den ikke, eller har flere. Se på dem dér først.</translation>
    </message>
    <message>
        <source>LedgerBee says that it was not done.</source>
        <translation>LedgerBee siger, at det ikke er gjort.</translation>
    </message>
    <message>
        <source>Another entry of the outbox became that already. Choose another one.</source>
        <translation>En anden post i udbakken blev allerede til det. Vælg en anden.</translation>
    </message>
    <message>
        <source>The customer, product or price that this names was given up, so LedgerBee does not know it. Discard this, and choose another one.</source>
        <translation>Kunden, produktet eller prisen, som denne nævner, blev opgivet, så LedgerBee kender den ikke. Fjern denne, og vælg en anden.</translation>
    </message>
    <message>
        <source>That price is of another product.</source>
        <translation>Den pris hører til et andet produkt.</translation>
    </message>
    <message>
        <source>LedgerBee does not have that.</source>
        <translation>LedgerBee har ikke det.</translation>
    </message>
    <message>
        <source>LedgerBee gave no token for the client id (status {status}).</source>
        <translation>LedgerBee gav intet token til klient-id&apos;et (status {status}).</translation>
    </message>
    <message>
        <source>The environment has both an API key and a client. Give either LEDGERBEE_API_KEY, or LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET.</source>
        <translation>Miljøet har både en API-nøgle og en klient. Angiv enten LEDGERBEE_API_KEY eller LEDGERBEE_CLIENT_ID og LEDGERBEE_CLIENT_SECRET.</translation>
    </message>
    <message>
        <source>LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET belong together: give both of them, or neither.</source>
        <translation>LEDGERBEE_CLIENT_ID og LEDGERBEE_CLIENT_SECRET hører sammen: angiv begge eller ingen af dem.</translation>
    </message>
    <message>
        <source>The folder {folder} holds the data of another company ({name}). Nothing was changed. Put back the folder that was there.</source>
        <translation>Mappen {folder} indeholder et andet firmas data ({name}). Intet blev ændret. Læg den mappe tilbage, der var der.</translation>
    </message>
    <message>
        <source>There is no company here yet. Give a key in LEDGERBEE_API_KEY (or LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET) and run “sync --once”, or open the window once.</source>
        <translation>Der er intet firma her endnu. Angiv en nøgle i LEDGERBEE_API_KEY (eller LEDGERBEE_CLIENT_ID og LEDGERBEE_CLIENT_SECRET) og kør “sync --once”, eller åbn vinduet én gang.</translation>
    </message>
    <message>
        <source>There are several companies here. Name one with --company: {known}.</source>
        <translation>Der er flere firmaer her. Nævn et med --company: {known}.</translation>
    </message>
    <message>
        <source>The key of the environment belongs to {name}, which is not here yet. To add it, name it with --company. Known are: {known}.</source>
        <translation>Miljøets nøgle tilhører {name}, som ikke er her endnu. Nævn det med --company for at tilføje det. Kendte er: {known}.</translation>
    </message>
    <message>
        <source>There is no company “{wanted}” here. Known are: {known}.</source>
        <translation>Der er intet firma “{wanted}” her. Kendte er: {known}.</translation>
    </message>
    <message>
        <source>There is no company “{wanted}” here, nor any other yet.</source>
        <translation>Der er intet firma “{wanted}” her, og heller ikke noget andet endnu.</translation>
    </message>
    <message>
        <source>“{wanted}” fits several companies: {known}. Write the whole name, the CVR number or the id.</source>
        <translation>“{wanted}” passer på flere firmaer: {known}. Skriv hele navnet, CVR-nummeret eller id&apos;et.</translation>
    </message>
    <message>
        <source>This belongs to {name}, another company. Nothing was changed. Sign in with a key or client of this company.</source>
        <translation>Dette tilhører {name}, et andet firma. Intet blev ændret. Log ind med en nøgle eller klient til dette firma.</translation>
    </message>
    <message>
        <source>This API key cannot show which company it belongs to: it may not see the company (scope company-read). Add that scope in LedgerBee, or make a key that has it.</source>
        <translation>API-nøglen kan ikke vise, hvilket firma den tilhører: den må ikke se firmaet (scope company-read). Tilføj det scope i LedgerBee, eller lav en nøgle, der har det.</translation>
    </message>
    <message>
        <source>This client id cannot show which company it belongs to: it may not see the company (scope company-read). Add that scope in LedgerBee, then check again.</source>
        <translation>Klient-id&apos;et kan ikke vise, hvilket firma det tilhører: det må ikke se firmaet (scope company-read). Tilføj det scope i LedgerBee, og kontrollér igen.</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty. Choose an empty one, or a name that is not taken.</source>
        <translation>Mappen {folder} er ikke tom. Vælg en tom mappe eller et navn, der ikke er taget.</translation>
    </message>
    <message>
        <source>Part of the data on this computer is damaged ({count} entries). What is damaged is not used and not sent; the rest works. Restore the newest backup: File, Preferences, Data. (The data is in the folder {folder}.)</source>
        <translation>En del af dataene på denne computer er beskadiget ({count} poster). Det beskadigede bruges ikke og sendes ikke; resten virker. Gendan den nyeste sikkerhedskopi: Filer, Indstillinger, Data. (Dataene er i mappen {folder}.)</translation>
    </message>
    <message>
        <source>This data is a copy or was restored. LedgerBee is asked what became of everything that was in the outbox before anything is sent. A draft that may have left since the copy was made is held until LedgerBee was asked; its tab says more.</source>
        <translation>Disse data er en kopi eller er gendannet. LedgerBee bliver spurgt, hvad der er blevet af alt i udbakken, før noget sendes. En kladde, der kan være afgået, siden kopien blev lavet, holdes tilbage, til LedgerBee er spurgt; dens fane siger mere.</translation>
    </message>
    <message>
        <source>{file} is the data that is open. Choose another file, or a place outside its folder.</source>
        <translation>{file} er de data, der er åbne. Vælg en anden fil eller et sted uden for deres mappe.</translation>
    </message>
    <message>
        <source>The check of the data on this computer found damage ({detail}), so no backup was made of it; the earlier backups are kept. Restore the newest of them: File, Preferences, Data.</source>
        <translation>Kontrollen af dataene på denne computer fandt skader ({detail}), så der er ikke lavet en sikkerhedskopi af dem; de tidligere sikkerhedskopier er beholdt. Gendan den nyeste af dem: Filer, Indstillinger, Data.</translation>
    </message>
    <message>
        <source>The backup {file} is damaged ({detail}). Nothing was changed. Choose another one.</source>
        <translation>Sikkerhedskopien {file} er beskadiget ({detail}). Intet er ændret. Vælg en anden.</translation>
    </message>
    <message>
        <source>The backup {file} was written by a newer LedgerBee Desktop. Nothing was changed. Install the newest version to use it.</source>
        <translation>Sikkerhedskopien {file} er skrevet af en nyere LedgerBee Desktop. Intet er ændret. Installér den nyeste version for at bruge den.</translation>
    </message>
    <message>
        <source>The backup {file} holds the data of another company ({name}). Nothing was changed. Choose another one.</source>
        <translation>Sikkerhedskopien {file} har et andet firmas data ({name}). Intet er ændret. Vælg en anden.</translation>
    </message>
    <message>
        <source>There is no file {file}. Nothing was changed. Choose another one.</source>
        <translation>Der er ingen fil {file}. Intet er ændret. Vælg en anden.</translation>
    </message>
    <message>
        <source>{file} is the database itself. Choose a backup of it.</source>
        <translation>{file} er selve databasen. Vælg en sikkerhedskopi af den.</translation>
    </message>
    <message>
        <source>There is no file {file}. Choose another one.</source>
        <translation>Der er ingen fil {file}. Vælg en anden.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>Any date</source>
        <translation>Alle datoer</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Denne måned</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Sidste måned</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dette kvartal</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Sidste kvartal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>I år</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Sidste år</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>Fra – til…</translation>
    </message>
    <message>
        <source>The second one lies before the first.</source>
        <translation>Den anden ligger før den første.</translation>
    </message>
    <message>
        <source>“{text}” can be read in two ways. Write it without separators.</source>
        <translation>“{text}” kan læses på to måder. Skriv det uden skilletegn.</translation>
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
        <source>{name} was deleted in LedgerBee. Choose another customer.</source>
        <translation>{name} er slettet i LedgerBee. Vælg en anden kunde.</translation>
    </message>
    <message>
        <source>{name} is inactive in LedgerBee. Choose another customer.</source>
        <translation>{name} er inaktiv i LedgerBee. Vælg en anden kunde.</translation>
    </message>
    <message>
        <source>{name} is not in LedgerBee yet: this waits until the customer is there.</source>
        <translation>{name} er ikke i LedgerBee endnu: dette venter, til kunden er der.</translation>
    </message>
    <message>
        <source>{name} is outside the Danish VAT zone and has no VAT number.</source>
        <translation>{name} er uden for den danske momszone og har intet momsnummer.</translation>
    </message>
    <message>
        <source>The VAT number of {name} cannot be right: {number}.</source>
        <translation>Momsnummeret for {name} kan ikke være rigtigt: {number}.</translation>
    </message>
    <message>
        <source>The EAN number of {name} cannot be right: {number}.</source>
        <translation>EAN-nummeret for {name} kan ikke være rigtigt: {number}.</translation>
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
        <source>The quote would end before its date: see “Valid until”.</source>
        <translation>Tilbuddet ville udløbe før sin dato: se “Gyldig til”.</translation>
    </message>
    <message>
        <source>The last day of the quote has passed.</source>
        <translation>Tilbuddets sidste dag er passeret.</translation>
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
        <source>“{code}” is not a currency code; write one like DKK or EUR.</source>
        <translation>“{code}” er ikke en valutakode; skriv en som DKK eller EUR.</translation>
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
        <source>This price was deleted in LedgerBee. Pick the product again, or another.</source>
        <translation>Denne pris er slettet i LedgerBee. Vælg varen igen eller en anden.</translation>
    </message>
    <message>
        <source>This price is archived or disabled in LedgerBee. Pick the product again.</source>
        <translation>Prisen er arkiveret eller slået fra i LedgerBee. Vælg varen igen.</translation>
    </message>
    <message>
        <source>This product is not in LedgerBee yet: this waits until it is there.</source>
        <translation>Varen er ikke i LedgerBee endnu: dette venter, til den er der.</translation>
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
        <source>A booked invoice has a later date than this one: {date}.</source>
        <translation>En bogført faktura har en senere dato end denne: {date}.</translation>
    </message>
    <message>
        <source>The credit note needs a date.</source>
        <translation>Kreditnotaen skal have en dato.</translation>
    </message>
    <message>
        <source>A credit note needs at least one product line.</source>
        <translation>En kreditnota skal have mindst én varelinje.</translation>
    </message>
    <message>
        <source>The quantity must be above zero: on a credit note, LedgerBee turns the sign by itself.</source>
        <translation>Antallet skal være over nul: på en kreditnota vender LedgerBee selv fortegnet.</translation>
    </message>
    <message>
        <source>The same customer got the same lines on {date} (credit note {number}).</source>
        <translation>Samme kunde fik de samme linjer den {date} (kreditnota {number}).</translation>
    </message>
    <message>
        <source>A booked credit note has a later date than this one: {date}.</source>
        <translation>En bogført kreditnota har en senere dato end denne: {date}.</translation>
    </message>
    <message>
        <source>The quote needs a date.</source>
        <translation>Tilbuddet skal have en dato.</translation>
    </message>
    <message>
        <source>A quote needs at least one product line.</source>
        <translation>Et tilbud skal have mindst én varelinje.</translation>
    </message>
    <message>
        <source>The same customer got the same lines on {date} (quote {number}).</source>
        <translation>Samme kunde fik de samme linjer den {date} (tilbud {number}).</translation>
    </message>
    <message>
        <source>A quote is sent by email, or delivered by yourself.</source>
        <translation>Et tilbud sendes på e-mail, eller du afleverer det selv.</translation>
    </message>
    <message>
        <source>The order confirmation needs a date.</source>
        <translation>Ordrebekræftelsen skal have en dato.</translation>
    </message>
    <message>
        <source>An order confirmation needs at least one product line.</source>
        <translation>En ordrebekræftelse skal have mindst én varelinje.</translation>
    </message>
    <message>
        <source>The same customer got the same lines on {date} (order confirmation {number}).</source>
        <translation>Samme kunde fik de samme linjer den {date} (ordrebekræftelse {number}).</translation>
    </message>
    <message>
        <source>An order confirmation is sent by email, or delivered by yourself.</source>
        <translation>En ordrebekræftelse sendes på e-mail, eller du afleverer den selv.</translation>
    </message>
    <message>
        <source>LedgerBee does not store the address when it sends this kind of document.</source>
        <translation>LedgerBee gemmer ikke adressen, når det sender denne type dokument.</translation>
    </message>
    <message>
        <source>It was converted; LedgerBee no longer sends or changes it.</source>
        <translation>Dokumentet er omdannet; LedgerBee hverken sender eller retter det længere.</translation>
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
    <message>
        <source>It names no invoice, so LedgerBee marks none as credited.</source>
        <translation>Den nævner ingen faktura, så LedgerBee markerer ingen som krediteret.</translation>
    </message>
    <message>
        <source>Invoice {number} is not in the library. LedgerBee refuses a number that it does not know.</source>
        <translation>Faktura {number} er ikke i biblioteket. LedgerBee afviser et nummer, det ikke kender.</translation>
    </message>
    <message>
        <source>Invoice {number} is another customer&apos;s.</source>
        <translation>Faktura {number} tilhører en anden kunde.</translation>
    </message>
    <message>
        <source>Invoice {number} is credited already.</source>
        <translation>Faktura {number} er allerede krediteret.</translation>
    </message>
    <message>
        <source>Invoice {number} is in {currency}.</source>
        <translation>Faktura {number} er i {currency}.</translation>
    </message>
    <message>
        <source>The invoice does not have this product.</source>
        <translation>Fakturaen har ikke denne vare.</translation>
    </message>
    <message>
        <source>The invoice has only {quantity} of this.</source>
        <translation>Fakturaen har kun {quantity} af denne.</translation>
    </message>
    <message>
        <source>The invoice has a lower price: {price}.</source>
        <translation>Fakturaen har en lavere pris: {price}.</translation>
    </message>
    <message>
        <source>The customer needs a name.</source>
        <translation>Kunden skal have et navn.</translation>
    </message>
    <message>
        <source>The customer needs a number of its own.</source>
        <translation>Kunden skal have sit eget nummer.</translation>
    </message>
    <message>
        <source>The number {number} is taken already by {name}.</source>
        <translation>Nummeret {number} er allerede taget af {name}.</translation>
    </message>
    <message>
        <source>LedgerBee wants every customer in a group.</source>
        <translation>LedgerBee vil have hver kunde i en gruppe.</translation>
    </message>
    <message>
        <source>LedgerBee wants to know what kind of customer it is.</source>
        <translation>LedgerBee vil vide, hvilken type kunde det er.</translation>
    </message>
    <message>
        <source>{name} has this VAT number already.</source>
        <translation>{name} har allerede dette momsnummer.</translation>
    </message>
    <message>
        <source>The country is two letters, such as DK.</source>
        <translation>Landet er to bogstaver, for eksempel DK.</translation>
    </message>
    <message>
        <source>The VAT zone is Denmark, the country is another.</source>
        <translation>Momszonen er Danmark, men landet er et andet.</translation>
    </message>
    <message>
        <source>The VAT zone is the rest of the EU, the country is not.</source>
        <translation>Momszonen er resten af EU, men det er landet ikke.</translation>
    </message>
    <message>
        <source>The VAT zone is outside the EU, the country is in it.</source>
        <translation>Momszonen er uden for EU, men landet er i EU.</translation>
    </message>
    <message>
        <source>This VAT number cannot be right: its form or its check digit is wrong.</source>
        <translation>Momsnummeret kan ikke være rigtigt: formen eller kontrolcifferet er forkert.</translation>
    </message>
    <message>
        <source>Outside the Danish VAT zone, a VAT number is asked for.</source>
        <translation>Uden for den danske momszone kræves et momsnummer.</translation>
    </message>
    <message>
        <source>An EAN number has 13 digits, and the last one checks the others.</source>
        <translation>Et EAN-nummer har 13 cifre, og det sidste kontrollerer de andre.</translation>
    </message>
    <message>
        <source>This is not an email address.</source>
        <translation>Dette er ikke en e-mailadresse.</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy and may have left since. LedgerBee is asked before it can be queued; that needs a connection.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi og kan være afgået siden. LedgerBee bliver spurgt, før den kan sættes i kø; det kræver forbindelse.</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy, and LedgerBee has got something for this customer since. Say whether it is that.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi, og LedgerBee har siden fået noget til kunden. Sig, om det er det.</translation>
    </message>
    <message>
        <source>This draft had left before the backup was restored. Say what became of it before it is queued again.</source>
        <translation>Denne kladde var afgået, før sikkerhedskopien blev gendannet. Sig, hvad den blev til, før den sættes i kø igen.</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy and may have left since. This key may not look: see in LedgerBee, then say it.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi og kan være afgået siden. Denne nøgle må ikke se efter: se i LedgerBee, og sig det så.</translation>
    </message>
    <message>
        <source>This draft comes out of a backup or a copy, and the note of what became of it is damaged. Look in LedgerBee whether it has left, then say it.</source>
        <translation>Denne kladde kommer fra en sikkerhedskopi eller en kopi, og notatet om, hvad den blev til, er beskadiget. Se i LedgerBee, om den er afgået, og sig det så.</translation>
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
        <source>“kind” must be one of: {kinds}.</source>
        <translation>“kind” skal være en af: {kinds}.</translation>
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
    <message>
        <source>{file} is in the folder of the data itself. Choose a place outside it.</source>
        <translation>{file} er i selve datamappen. Vælg et sted uden for den.</translation>
    </message>
    <message>
        <source>Nothing waits for this decision. Run “sync --once” to look again.</source>
        <translation>Intet venter på denne afgørelse. Kør “sync --once” for at se efter igen.</translation>
    </message>
    <message>
        <source>{missing} are missing, not {said}: that has changed since you looked. Nothing was decided. Run “missing list” and look again.</source>
        <translation>Der mangler {missing}, ikke {said}: det har ændret sig, siden du så efter. Intet er afgjort. Kør “missing list”, og se efter igen.</translation>
    </message>
    <message>
        <source>Nobody asks what became of the draft {id}. Run “sync --once”: it says which drafts wait for an answer.</source>
        <translation>Ingen spørger, hvad kladden {id} blev til. Kør “sync --once”: den siger, hvilke kladder der venter på svar.</translation>
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
    <message>
        <source>Quote, change</source>
        <translation>Tilbud, ændring</translation>
    </message>
    <message>
        <source>Order confirmation, change</source>
        <translation>Ordrebekræftelse, ændring</translation>
    </message>
    <message>
        <source>&amp;Invoice</source>
        <translation>&amp;Faktura</translation>
    </message>
    <message>
        <source>&amp;Credit note</source>
        <translation>&amp;Kreditnota</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>&amp;Tilbud</translation>
    </message>
    <message>
        <source>&amp;Order confirmation</source>
        <translation>&amp;Ordrebekræftelse</translation>
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
        <source>Valid until</source>
        <translation>Gyldig til</translation>
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
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
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
        <source>No invoices</source>
        <translation>Ingen fakturaer</translation>
    </message>
    <message>
        <source>LedgerBee has no invoice of this company yet.</source>
        <translation>LedgerBee har endnu ingen fakturaer fra dette firma.</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Ny faktura</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Kreditnotaer</translation>
    </message>
    <message>
        <source>No credit notes</source>
        <translation>Ingen kreditnotaer</translation>
    </message>
    <message>
        <source>LedgerBee has no credit note of this company yet. Open the invoice that is to be credited and make one there.</source>
        <translation>LedgerBee har endnu ingen kreditnotaer fra dette firma. Åbn den faktura, der skal krediteres, og opret en dér.</translation>
    </message>
    <message>
        <source>New credit note</source>
        <translation>Ny kreditnota</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Tilbud</translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation>Ingen tilbud</translation>
    </message>
    <message>
        <source>LedgerBee has no quote of this company yet.</source>
        <translation>LedgerBee har endnu ingen tilbud fra dette firma.</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>Nyt tilbud</translation>
    </message>
    <message>
        <source>Order confirmations</source>
        <translation>Ordrebekræftelser</translation>
    </message>
    <message>
        <source>No order confirmations</source>
        <translation>Ingen ordrebekræftelser</translation>
    </message>
    <message>
        <source>LedgerBee has no order confirmation of this company yet. Most are made by converting a quote that was sent.</source>
        <translation>LedgerBee har endnu ingen ordrebekræftelser fra dette firma. De fleste laves ved at omdanne et tilbud, der er sendt.</translation>
    </message>
    <message>
        <source>New order confirmation</source>
        <translation>Ny ordrebekræftelse</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Kladder</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fakturaer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Price without VAT</source>
        <translation>Pris uden moms</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Varer</translation>
    </message>
    <message>
        <source>default</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Pris</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Without VAT</source>
        <translation>Uden moms</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Afregnes</translation>
    </message>
    <message>
        <source>Product groups</source>
        <translation>Varegrupper</translation>
    </message>
    <message>
        <source>No product groups</source>
        <translation>Ingen varegrupper</translation>
    </message>
    <message>
        <source>LedgerBee has no product group of this company yet. A product needs one: its accounts say where sales are booked.</source>
        <translation>LedgerBee har ingen varegruppe for dette firma endnu. En vare skal have en: gruppens konti siger, hvor salget bogføres.</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Ny gruppe…</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 gruppe</translation>
    </message>
    <message>
        <source>{count} groups</source>
        <translation>{count} grupper</translation>
    </message>
    <message>
        <source>No products</source>
        <translation>Ingen varer</translation>
    </message>
    <message>
        <source>LedgerBee has no product of this company yet.</source>
        <translation>LedgerBee har ingen vare for dette firma endnu.</translation>
    </message>
    <message>
        <source>New product…</source>
        <translation>Ny vare…</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 vare</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} varer</translation>
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
        <source>Cu&amp;stomer</source>
        <translation>K&amp;unde</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>Varer og &amp;priser</translation>
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
        <source>Companies</source>
        <translation>Firmaer</translation>
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
        <source>Outcome unknown</source>
        <translation>Udfald ukendt</translation>
    </message>
    <message>
        <source>Several could be it</source>
        <translation>Flere muligheder</translation>
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
        <source>On its way</source>
        <translation>På vej</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Ikke fundet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Afvist</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Opgivet</translation>
    </message>
    <message>
        <source>Still not sent</source>
        <translation>Stadig ikke sendt</translation>
    </message>
    <message>
        <source>Sent again?</source>
        <translation>Sendt igen?</translation>
    </message>
    <message>
        <source>Not sent again</source>
        <translation>Ikke sendt igen</translation>
    </message>
    <message>
        <source>Perhaps done</source>
        <translation>Måske gjort</translation>
    </message>
    <message>
        <source>Still not done</source>
        <translation>Stadig ikke gjort</translation>
    </message>
    <message>
        <source>Done: look at it</source>
        <translation>Gjort: se på det</translation>
    </message>
    <message>
        <source>Given up: look</source>
        <translation>Opgivet: se efter</translation>
    </message>
    <message>
        <source>Waits for the network</source>
        <translation>Venter på netværket</translation>
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
        <source>Waits until the one before it, for the same customer, is decided</source>
        <translation>Venter, til den forrige til samme kunde er afgjort</translation>
    </message>
    <message>
        <source>Waits until LedgerBee has what it names</source>
        <translation>Venter, til LedgerBee har det, den henviser til</translation>
    </message>
    <message>
        <source>Waits until what goes before it is done</source>
        <translation>Venter, til det foregående er færdigt</translation>
    </message>
    <message>
        <source>{reason}, until {time}</source>
        <translation>{reason}, til {time}</translation>
    </message>
    <message>
        <source>This data is a copy or was restored. What is here may have been done since the copy was made, so LedgerBee is asked before anything leaves. You need not do anything.</source>
        <translation>Disse data er en kopi eller er gendannet. Det, der er her, kan være gjort, siden kopien blev lavet, så LedgerBee bliver spurgt, før noget afgår. Du behøver ikke gøre noget.</translation>
    </message>
    <message>
        <source>LedgerBee was asked and does not have it, so most likely it has not been handed over since the copy was made. “Send once more” asks again first. Have you seen it in LedgerBee: “It did happen”. You do not want it any more: “It did not happen”.</source>
        <translation>LedgerBee er spurgt og har det ikke, så det er sandsynligvis ikke afleveret, siden kopien blev lavet. “Send en gang til” spørger igen først. Har du set det i LedgerBee: “Det er sket”. Vil du ikke have det mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>It is on its way and cannot be taken back any more. The answer can take two minutes.</source>
        <translation>Det er på vej og kan ikke længere tages tilbage. Svaret kan tage to minutter.</translation>
    </message>
    <message>
        <source>It leaves by itself in a moment. Until then you can take it back; its draft can be edited again then.</source>
        <translation>Det afgår af sig selv om et øjeblik. Indtil da kan du tage det tilbage; så kan kladden rettes igen.</translation>
    </message>
    <message>
        <source>It leaves by itself in a moment. Until then you can take it back; LedgerBee stays as it is then.</source>
        <translation>Det afgår af sig selv om et øjeblik. Indtil da kan du tage det tilbage; så bliver LedgerBee, som det er.</translation>
    </message>
    <message>
        <source>LedgerBee cannot be reached, or you chose to work offline (menu File). Nothing has left this computer. It leaves by itself when LedgerBee can be reached; until then you can take it back.</source>
        <translation>LedgerBee kan ikke nås, eller du har valgt at arbejde offline (menuen Filer). Intet har forladt denne computer. Det afgår af sig selv, når LedgerBee kan nås; indtil da kan du tage det tilbage.</translation>
    </message>
    <message>
        <source>This computer is not signed in, or its sign-in may not do this. Nothing was done. Sign in with other details (menu File), and it leaves by itself; until then you can take it back.</source>
        <translation>Denne computer er ikke logget ind, eller dens login må ikke dette. Intet er gjort. Log ind med andre oplysninger (menuen Filer), så afgår det af sig selv; indtil da kan du tage det tilbage.</translation>
    </message>
    <message>
        <source>LedgerBee has had many requests and asked to wait. Nothing was done. It leaves by itself afterwards.</source>
        <translation>LedgerBee har fået mange forespørgsler og bedt om at vente. Intet er gjort. Det afgår af sig selv bagefter.</translation>
    </message>
    <message>
        <source>{reason}. Then it leaves by itself; until then you can take it back.</source>
        <translation>{reason}. Så afgår det af sig selv; indtil da kan du tage det tilbage.</translation>
    </message>
    <message>
        <source>It leaves in a few seconds. Until then you can take it back, and nobody gets anything.</source>
        <translation>Det afgår om få sekunder. Indtil da kan du tage det tilbage, og ingen får noget.</translation>
    </message>
    <message>
        <source>LedgerBee may have got this request, but its answer never arrived. So it can be neither taken back nor repeated yet: the program asks LedgerBee what became of it. You need not do anything.</source>
        <translation>LedgerBee har måske fået denne forespørgsel, men svaret kom aldrig. Derfor kan den endnu hverken tages tilbage eller gentages: programmet spørger LedgerBee, hvad der blev af den. Du behøver ikke gøre noget.</translation>
    </message>
    <message>
        <source>LedgerBee has documents that could be this one. Look at them in LedgerBee. Is one of them this one: “It did happen”. Is it none of them: “Send once more”, or “It did not happen” if you do not want it any more.</source>
        <translation>LedgerBee har dokumenter, der kunne være dette. Se på dem i LedgerBee. Er et af dem dette: “Det er sket”. Er det ingen af dem: “Send en gang til”, eller “Det er ikke sket”, hvis du ikke vil have det mere.</translation>
    </message>
    <message>
        <source>LedgerBee was searched and does not have it; most likely it never arrived. “Send once more” searches again first. Have you seen it in LedgerBee: “It did happen”. You do not want it any more: “It did not happen”.</source>
        <translation>LedgerBee er gennemsøgt og har det ikke; sandsynligvis kom det aldrig frem. “Send en gang til” søger igen først. Har du set det i LedgerBee: “Det er sket”. Vil du ikke have det mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>LedgerBee did not accept this. Nothing was created or sent. Open the draft, mend it and queue it from there. Was it mended in LedgerBee: “Queue again”. You do not want it any more: “Remove”; its draft stays.</source>
        <translation>LedgerBee godtog det ikke. Intet er oprettet eller sendt. Åbn kladden, ret den, og sæt den i kø derfra. Blev det rettet i LedgerBee: “Sæt i kø igen”. Vil du ikke have det mere: “Fjern”; kladden bliver.</translation>
    </message>
    <message>
        <source>LedgerBee has done it. There is nothing left to do.</source>
        <translation>LedgerBee har gjort det. Der er ikke mere at gøre.</translation>
    </message>
    <message>
        <source>It was taken back or given up. The program does nothing more with it.</source>
        <translation>Det er taget tilbage eller opgivet. Programmet gør ikke mere ved det.</translation>
    </message>
    <message>
        <source>LedgerBee has sent the document, but perhaps not because of this request. Look at it in LedgerBee. Was it this sending: “It did happen”. Was it not: “Send once more”, or “It did not happen” if you do not want it sent any more.</source>
        <translation>LedgerBee har sendt dokumentet, men måske ikke på grund af denne anmodning. Se på det i LedgerBee. Var det denne afsendelse: “Det er sket”. Var det ikke: “Send en gang til”, eller “Det er ikke sket”, hvis du ikke vil have det sendt mere.</translation>
    </message>
    <message>
        <source>LedgerBee was asked and has not sent the document; most likely the request never arrived. “Send once more” asks again first. Have you seen that it was sent: “It did happen”. You do not want it sent any more: “It did not happen”.</source>
        <translation>LedgerBee er spurgt og har ikke sendt dokumentet; sandsynligvis kom forespørgslen aldrig frem. “Send en gang til” spørger igen først. Har du set, at det blev sendt: “Det er sket”. Vil du ikke have det sendt mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>LedgerBee did not send it; nobody has got anything. Mend what it complains about, in the document or at the customer, then “Queue again”. You do not want it sent any more: “Remove”.</source>
        <translation>LedgerBee sendte det ikke; ingen har fået noget. Ret det, LedgerBee klager over, i dokumentet eller hos kunden, og så “Sæt i kø igen”. Vil du ikke have det sendt mere: “Fjern”.</translation>
    </message>
    <message>
        <source>The document was sent before, so only you can say whether it was sent once more. Look at its deliveries in LedgerBee, or ask the customer. It was: “It did happen”. It was not: “Send once more” (the customer may get it twice), or “It did not happen” if nobody needs it.</source>
        <translation>Dokumentet er sendt før, så kun du kan sige, om det blev sendt en gang til. Se på leveringerne i LedgerBee, eller spørg kunden. Det blev det: “Det er sket”. Det blev det ikke: “Send en gang til” (kunden får det måske to gange), eller “Det er ikke sket”, hvis ingen har brug for det.</translation>
    </message>
    <message>
        <source>LedgerBee does not count another sending; most likely the request never arrived. “Send once more” asks nothing: the customer gets it again. Have you seen that it was sent: “It did happen”. You do not want it sent any more: “It did not happen”.</source>
        <translation>LedgerBee tæller ikke endnu en afsendelse; sandsynligvis kom forespørgslen aldrig frem. “Send en gang til” spørger ikke: kunden får det igen. Har du set, at det blev sendt: “Det er sket”. Vil du ikke have det sendt mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>LedgerBee did not send it again. Mend what it complains about, then “Queue again”. You do not want it any more: “Remove”.</source>
        <translation>LedgerBee sendte det ikke igen. Ret det, LedgerBee klager over, og så “Sæt i kø igen”. Vil du ikke have det mere: “Fjern”.</translation>
    </message>
    <message>
        <source>LedgerBee was asked and does not have the change; most likely the request never arrived. “Send once more” asks again first. Have you seen it in LedgerBee: “It did happen”. You do not want the change any more: “It did not happen”.</source>
        <translation>LedgerBee er spurgt og har ikke ændringen; sandsynligvis kom forespørgslen aldrig frem. “Send en gang til” spørger igen først. Har du set den i LedgerBee: “Det er sket”. Vil du ikke have ændringen mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>It was changed at LedgerBee meanwhile, and not to what this change says. Look at it there. Is your change in it: “It did happen”. You want it still: “Send once more” overwrites nothing, it lets you merge both. You do not want it: “It did not happen”.</source>
        <translation>Det er imens ændret i LedgerBee, og ikke til det, denne ændring siger. Se på det dér. Er din ændring i det: “Det er sket”. Vil du stadig have den: “Send en gang til” overskriver intet, men lader dig flette begge. Vil du ikke have den: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>LedgerBee did not accept this change. What LedgerBee has is as it was. Open the draft, compare it with LedgerBee, mend it and queue it from there. Was it mended in LedgerBee: “Queue again”. You do not want it any more: “Remove”; its draft stays.</source>
        <translation>LedgerBee godtog ikke ændringen. Det, LedgerBee har, er uændret. Åbn kladden, sammenlign den med LedgerBee, ret den, og sæt den i kø derfra. Blev det rettet i LedgerBee: “Sæt i kø igen”. Vil du ikke have den mere: “Fjern”; kladden bliver.</translation>
    </message>
    <message>
        <source>LedgerBee was asked and has not converted it; most likely the request never arrived. “Send once more” asks again first. Have you seen that it was converted: “It did happen”. You do not want it converted any more: “It did not happen”.</source>
        <translation>LedgerBee er spurgt og har ikke omdannet det; sandsynligvis kom forespørgslen aldrig frem. “Send en gang til” spørger igen først. Har du set, at det blev omdannet: “Det er sket”. Vil du ikke have det omdannet mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>LedgerBee has converted it, but perhaps not because of this request. Look at it in LedgerBee. Is that what you wanted: “It did happen”. Is it not: “It did not happen”. “Send once more” looks again, and converts nothing twice.</source>
        <translation>LedgerBee har omdannet det, men måske ikke på grund af denne anmodning. Se på det i LedgerBee. Er det, hvad du ville: “Det er sket”. Er det ikke: “Det er ikke sket”. “Send en gang til” ser efter igen og omdanner intet to gange.</translation>
    </message>
    <message>
        <source>LedgerBee did not convert it. Nothing was created; the document is as it was. Mend what it complains about, then “Queue again”. You do not want it converted any more: “Remove”.</source>
        <translation>LedgerBee omdannede det ikke. Intet er oprettet; dokumentet er uændret. Ret det, LedgerBee klager over, og så “Sæt i kø igen”. Vil du ikke have det omdannet mere: “Fjern”.</translation>
    </message>
    <message>
        <source>LedgerBee has something that could be this one, and not clearly so. Look at it in LedgerBee. Is it this one: “It did happen”. Is it something else: “Send once more”, or “It did not happen” if you do not want it any more.</source>
        <translation>LedgerBee har noget, der kunne være dette, men det er ikke sikkert. Se på det i LedgerBee. Er det dette: “Det er sket”. Er det noget andet: “Send en gang til”, eller “Det er ikke sket”, hvis du ikke vil have det mere.</translation>
    </message>
    <message>
        <source>LedgerBee did not accept this. What LedgerBee has is as it was. Mend it: “Change it”. Was it mended in LedgerBee: “Queue again”. You do not want it any more: “Remove”.</source>
        <translation>LedgerBee godtog det ikke. Det, LedgerBee har, er uændret. Ret det: “Ret det”. Blev det rettet i LedgerBee: “Sæt i kø igen”. Vil du ikke have det mere: “Fjern”.</translation>
    </message>
    <message>
        <source>LedgerBee was asked and has not done it; most likely the request never arrived. “Send once more” asks again first. Have you seen it in LedgerBee: “It did happen”. You do not want it any more: “It did not happen”.</source>
        <translation>LedgerBee er spurgt og har ikke gjort det; sandsynligvis kom forespørgslen aldrig frem. “Send en gang til” spørger igen først. Har du set det i LedgerBee: “Det er sket”. Vil du ikke have det mere: “Det er ikke sket”.</translation>
    </message>
    <message>
        <source>LedgerBee did not do this. What LedgerBee has is as it was. Mend what it complains about, then “Queue again”. You do not want it any more: “Remove”.</source>
        <translation>LedgerBee gjorde det ikke. Det, LedgerBee har, er uændret. Ret det, LedgerBee klager over, og så “Sæt i kø igen”. Vil du ikke have det mere: “Fjern”.</translation>
    </message>
    <message>
        <source>You saw {estimate} as an estimate; LedgerBee calculated {actual}. No rounding rule explains the difference. Nothing is sent until you have looked at it. “Accept the difference” sends it with LedgerBee&apos;s total, “Take back” sends nothing.</source>
        <translation>Du så {estimate} som anslået beløb; LedgerBee beregnede {actual}. Ingen afrundingsregel forklarer forskellen. Intet sendes, før du har set på det. “Accepter forskellen” sender det med LedgerBees total, “Træk tilbage” sender intet.</translation>
    </message>
    <message>
        <source>The total could not be estimated here; LedgerBee calculated {actual}. Nothing is sent until you have looked at it. “Accept the difference” sends it with LedgerBee&apos;s total, “Take back” sends nothing.</source>
        <translation>Totalen kunne ikke anslås her; LedgerBee har beregnet {actual}. Intet sendes, før du har set på det. “Accepter forskellen” sender det med LedgerBees total, “Træk tilbage” sender intet.</translation>
    </message>
    <message>
        <source>Nothing has left. “Look again” examines it anew, after something was changed in LedgerBee; “Take back” ends it here.</source>
        <translation>Intet er afgået. “Undersøg igen” ser på det på ny, efter at noget er ændret i LedgerBee; “Træk tilbage” afslutter det her.</translation>
    </message>
    <message>
        <source>LedgerBee may have got this request, but its answer never arrived. LedgerBee cannot be reached now; it is asked what became of it as soon as it can. Nothing is repeated before.</source>
        <translation>LedgerBee har måske fået denne forespørgsel, men svaret kom aldrig. LedgerBee kan ikke nås nu; den bliver spurgt, hvad der blev af det, så snart det kan lade sig gøre. Intet gentages før.</translation>
    </message>
    <message>
        <source>LedgerBee may have got this request, but its answer never arrived. Sign in (menu File), so that LedgerBee can be asked what became of it. Nothing is repeated before.</source>
        <translation>LedgerBee har måske fået denne forespørgsel, men svaret kom aldrig. Log ind (menuen Filer), så LedgerBee kan blive spurgt, hvad der blev af det. Intet gentages før.</translation>
    </message>
    <message>
        <source>Waits for a sign-in that may do this</source>
        <translation>Venter på et login, der må dette</translation>
    </message>
    <message>
        <source>From a copy: LedgerBee is asked first</source>
        <translation>Fra en kopi: LedgerBee bliver spurgt først</translation>
    </message>
    <message>
        <source>Asked once: you decide</source>
        <translation>Spurgt én gang: du afgør det</translation>
    </message>
    <message>
        <source>Asked {count} times: you decide</source>
        <translation>Spurgt {count} gange: du afgør det</translation>
    </message>
    <message>
        <source>LedgerBee is asked again at {time}</source>
        <translation>LedgerBee bliver spurgt igen kl. {time}</translation>
    </message>
    <message>
        <source>{name}: create</source>
        <translation>{name}: opret</translation>
    </message>
    <message>
        <source>{name}: send by email</source>
        <translation>{name}: send på e-mail</translation>
    </message>
    <message>
        <source>{name}: send again by email</source>
        <translation>{name}: send igen med e-mail</translation>
    </message>
    <message>
        <source>{name}: send again as e-invoice</source>
        <translation>{name}: send igen som e-faktura</translation>
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
        <source>{name}: give it a number</source>
        <translation>{name}: giv den et nummer</translation>
    </message>
    <message>
        <source>{name}: book</source>
        <translation>{name}: bogfør</translation>
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
        <source>{name}: delete</source>
        <translation>{name}: slet</translation>
    </message>
    <message>
        <source>{name}: change its state</source>
        <translation>{name}: skift tilstand</translation>
    </message>
    <message>
        <source>{name}: activate</source>
        <translation>{name}: aktivér</translation>
    </message>
    <message>
        <source>{name}: archive</source>
        <translation>{name}: arkivér</translation>
    </message>
    <message>
        <source>{name}: disable</source>
        <translation>{name}: slå fra</translation>
    </message>
    <message>
        <source>{name}: make it the default</source>
        <translation>{name}: gør den til standard</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Vare</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Pris</translation>
    </message>
    <message>
        <source>Product group</source>
        <translation>Varegruppe</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{kind} {name}</translation>
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
        <source>nobody: only numbered</source>
        <translation>ingen: kun nummereret</translation>
    </message>
    <message>
        <source>nobody: only booked and numbered</source>
        <translation>ingen: kun bogført og nummereret</translation>
    </message>
    <message>
        <source>{estimate} seen, {actual} now</source>
        <translation>{estimate} set, {actual} nu</translation>
    </message>
    <message>
        <source>Not estimated, {actual} now</source>
        <translation>Ikke anslået, {actual} nu</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s answer is awaited</source>
        <translation>LedgerBees svar afventes</translation>
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
        <source>It was written again; this replaces the refused attempt.</source>
        <translation>Det er skrevet igen; det erstatter det afviste forsøg.</translation>
    </message>
    <message>
        <source>It was asked for again; this replaces the refused attempt.</source>
        <translation>Der blev bedt om det igen; dette erstatter det afviste forsøg.</translation>
    </message>
    <message>
        <source>It was changed before it left; this is replaced.</source>
        <translation>Den blev ændret, før den kom afsted; denne er erstattet.</translation>
    </message>
    <message>
        <source>What this had to wait for was not done, so this is not done either.</source>
        <translation>Det, som dette skulle vente på, blev ikke gjort, så dette gøres heller ikke.</translation>
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
        <source>LedgerBee has it with the number {number}: {amount} {currency}.</source>
        <translation>LedgerBee har den med nummeret {number}: {amount} {currency}.</translation>
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
        <source>LedgerBee refused the sign-in; nothing was done. It leaves when you have signed in.</source>
        <translation>LedgerBee afviste login; intet blev gjort. Det afgår, når du har logget ind.</translation>
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
        <source>The company lacks the LedgerBee licence for this, so nothing was done.</source>
        <translation>Firmaet mangler LedgerBee-licensen til dette, så intet blev gjort.</translation>
    </message>
    <message>
        <source>LedgerBee accepted the change.</source>
        <translation>LedgerBee tog imod ændringen.</translation>
    </message>
    <message>
        <source>What LedgerBee has of it at this moment is kept here, in case the change arrives late and replaces it.</source>
        <translation>Det, LedgerBee har af det i dette øjeblik, gemmes her, hvis ændringen skulle komme sent frem og erstatte det.</translation>
    </message>
    <message>
        <source>Read again; what LedgerBee had before is kept in the document&apos;s earlier versions.</source>
        <translation>Hentet igen; det, LedgerBee havde før, er gemt i dokumentets tidligere versioner.</translation>
    </message>
    <message>
        <source>LedgerBee has it exactly like this already; nothing was sent.</source>
        <translation>LedgerBee har den allerede præcis sådan; intet blev sendt.</translation>
    </message>
    <message>
        <source>LedgerBee accepted the change but shows something else ({fields}). Look at it in LedgerBee.</source>
        <translation>LedgerBee tog imod ændringen, men viser noget andet ({fields}). Se på den i LedgerBee.</translation>
    </message>
    <message>
        <source>LedgerBee accepted the conversion.</source>
        <translation>LedgerBee tog imod omdannelsen.</translation>
    </message>
    <message>
        <source>It was converted. The new document is a draft: {amount} {currency}; it can be sent.</source>
        <translation>Det blev omdannet. Det nye dokument er en kladde: {amount} {currency}; det kan sendes.</translation>
    </message>
    <message>
        <source>It was converted. LedgerBee has booked the new document: number {number}, status {status}.</source>
        <translation>Det blev omdannet. LedgerBee har bogført det nye dokument: nummer {number}, status {status}.</translation>
    </message>
    <message>
        <source>It was converted, but the new document is not what was asked for ({fields}). Look at it in LedgerBee.</source>
        <translation>Det blev omdannet, men det nye dokument er ikke, hvad der blev bedt om ({fields}). Se på det i LedgerBee.</translation>
    </message>
    <message>
        <source>It was converted. LedgerBee does not say which document was made of it.</source>
        <translation>Det blev omdannet. LedgerBee siger ikke, hvilket dokument det blev til.</translation>
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
        <source>Looked at LedgerBee (search {number}): it is not done yet.</source>
        <translation>Søgte i LedgerBee (søgning {number}): det er ikke gjort endnu.</translation>
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
        <source>LedgerBee did not answer at {time}. It was searched {count} times until {until}; it has no such document for customer {customer}, {total}.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Der er søgt {count} gange indtil {until}; den har intet sådant dokument til kunde {customer}, {total}.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was searched {count} times until {until}; it has no such credit note for customer {customer}, {total}. Creating it again uses a number of its own, even if the first one turns up later.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Der er søgt {count} gange indtil {until}; den har ingen sådan kreditnota til kunde {customer}, {total}. Oprettes den igen, får den sit eget nummer, også hvis den første dukker op senere.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still unsent.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; dokumentet er stadig ikke sendt.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; it has not sent the document again.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den blev spurgt {count} gange indtil {until}; den har ikke sendt dokumentet igen.</translation>
    </message>
    <message>
        <source>This data is a copy or was restored at {time}. LedgerBee was asked {count} times until {until}; nothing there shows that this was done since the copy was made.</source>
        <translation>Disse data er en kopi eller blev gendannet kl. {time}. LedgerBee blev spurgt {count} gange indtil {until}; intet dér viser, at dette er gjort, siden kopien blev lavet.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has the document that was to be sent.</source>
        <translation>LedgerBee har ikke længere det dokument, der skulle sendes.</translation>
    </message>
    <message>
        <source>LedgerBee counts {after} sendings by now; before this attempt it was {before}. Say whether this sending happened.</source>
        <translation>LedgerBee tæller nu {after} afsendelser; før dette forsøg var der {before}. Sig, om denne afsendelse er sket.</translation>
    </message>
    <message>
        <source>Another entry of the outbox has converted this document. This one is not needed: discard it.</source>
        <translation>En anden post i udbakken har konverteret dette dokument. Denne er der ikke brug for: kassér den.</translation>
    </message>
    <message>
        <source>A second document like this one has turned up at LedgerBee (customer {customer}, {total}): an earlier attempt arrived late. Open LedgerBee, compare both, and delete the one that is superfluous while it is a draft. Send only the other.</source>
        <translation>Et dokument mere som dette er dukket op hos LedgerBee (kunde {customer}, {total}): et tidligere forsøg kom sent frem. Åbn LedgerBee, sammenlign dem, og slet det overflødige, mens det er en kladde. Send kun det andet.</translation>
    </message>
    <message>
        <source>This was given up here, but has turned up at LedgerBee after all (customer {customer}, {total}). Open LedgerBee and delete it there if it is not wanted, or if you made it anew meanwhile.</source>
        <translation>Dette blev opgivet her, men er alligevel dukket op hos LedgerBee (kunde {customer}, {total}). Åbn LedgerBee, og slet det dér, hvis det ikke skal bruges, eller hvis du har lavet det på ny i mellemtiden.</translation>
    </message>
    <message>
        <source>It had left before this data was restored or copied: somebody recognised the document that it became.</source>
        <translation>Det var afgået, før disse data blev gendannet eller kopieret: nogen genkendte det dokument, det blev til.</translation>
    </message>
    <message>
        <source>LedgerBee keeps no record of how often this kind of document was sent. Say whether this sending happened.</source>
        <translation>LedgerBee registrerer ikke, hvor ofte denne type dokument er sendt. Sig, om denne afsendelse skete.</translation>
    </message>
    <message>
        <source>LedgerBee has a document like this one (customer {customer}, {total}), but whether it came of this cannot be told from here. Say whether it is this one.</source>
        <translation>LedgerBee har et dokument, der ligner dette (kunde {customer}, {total}), men om det kommer af dette, kan ikke ses herfra. Sig, om det er dette.</translation>
    </message>
    <message>
        <source>LedgerBee has the document as it was to be.</source>
        <translation>LedgerBee har dokumentet, som det skulle være.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still as it was before.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; dokumentet er stadig, som det var før.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer, and by now the document is neither what it was nor what it was to be ({fields}). Say whether the change happened.</source>
        <translation>LedgerBee svarede ikke, og nu er dokumentet hverken, som det var, eller som det skulle være ({fields}). Sig, om ændringen skete.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has the document that was to be changed.</source>
        <translation>LedgerBee har ikke længere det dokument, der skulle ændres.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still not converted.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; dokumentet er stadig ikke omdannet.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has the document that was to be converted.</source>
        <translation>LedgerBee har ikke længere det dokument, der skulle omdannes.</translation>
    </message>
    <message>
        <source>The document was converted, but into another kind than was asked for here. Look at it, then decide.</source>
        <translation>Dokumentet blev omdannet, men til en anden type, end der blev bedt om her. Se på det, og afgør det så.</translation>
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
        <source>It has been converted meanwhile, so it is not sent.</source>
        <translation>Det er omdannet imens, så det sendes ikke.</translation>
    </message>
    <message>
        <source>It was changed in LedgerBee meanwhile ({fields}), so nothing was overwritten. Take it back and merge both versions in the editor.</source>
        <translation>Det er ændret i LedgerBee imens ({fields}), så intet blev overskrevet. Træk det tilbage, og saml begge versioner i editoren.</translation>
    </message>
    <message>
        <source>It can no longer be changed in LedgerBee (status {status}). Take it back and make a new document of it.</source>
        <translation>Det kan ikke længere ændres i LedgerBee (status {status}). Træk det tilbage, og lav et nyt dokument af det.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has this document, so it is not changed.</source>
        <translation>LedgerBee har ikke længere dette dokument, så det ændres ikke.</translation>
    </message>
    <message>
        <source>It has been converted already, so it is not converted again.</source>
        <translation>Det er allerede omdannet, så det omdannes ikke igen.</translation>
    </message>
    <message>
        <source>LedgerBee converts only what was sent, and this is a draft.</source>
        <translation>LedgerBee omdanner kun det, der er sendt, og dette er en kladde.</translation>
    </message>
    <message>
        <source>The customer rejected it, so LedgerBee does not convert it.</source>
        <translation>Kunden har afvist det, så LedgerBee omdanner det ikke.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has this document, so it is not converted.</source>
        <translation>LedgerBee har ikke længere dette dokument, så det omdannes ikke.</translation>
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
    <message>
        <source>LedgerBee has it now.</source>
        <translation>LedgerBee har det nu.</translation>
    </message>
    <message>
        <source>LedgerBee has done it.</source>
        <translation>LedgerBee har gjort det.</translation>
    </message>
    <message>
        <source>LedgerBee accepted it but shows something else ({fields}). Look at it in LedgerBee.</source>
        <translation>LedgerBee tog imod det, men viser noget andet ({fields}). Se på det i LedgerBee.</translation>
    </message>
    <message>
        <source>Found at LedgerBee: {name} was created.</source>
        <translation>Fundet i LedgerBee: {name} blev oprettet.</translation>
    </message>
    <message>
        <source>LedgerBee has it as it was to be.</source>
        <translation>LedgerBee har det, som det skulle være.</translation>
    </message>
    <message>
        <source>LedgerBee does not have it any more.</source>
        <translation>LedgerBee har det ikke længere.</translation>
    </message>
    <message>
        <source>LedgerBee has {count} that could be {name}. Look at them there, then say whether it was created.</source>
        <translation>LedgerBee har {count}, der kunne være {name}. Se på dem dér, og sig så, om oprettelsen skete.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was searched {count} times until {until}; it does not have {name}.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Der er søgt {count} gange indtil {until}; den har ikke {name}.</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; it still has other values ({fields}).</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; den har stadig andre værdier ({fields}).</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; the price is unchanged (status {status}).</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; prisen er uændret (status {status}).</translation>
    </message>
    <message>
        <source>LedgerBee did not answer at {time}. It was asked {count} times until {until}; it is still there.</source>
        <translation>LedgerBee svarede ikke kl. {time}. Den er spurgt {count} gange indtil {until}; det er der stadig.</translation>
    </message>
    <message>
        <source>LedgerBee has {name} twice: an earlier attempt arrived late. Remove the one that nothing uses in LedgerBee.</source>
        <translation>LedgerBee har {name} to gange: et tidligere forsøg kom sent frem. Fjern i LedgerBee den, som intet bruger.</translation>
    </message>
    <message>
        <source>{name} was given up here, but has turned up in LedgerBee after all. Remove it there if it is not wanted.</source>
        <translation>{name} blev opgivet her, men er alligevel dukket op i LedgerBee. Fjern den dér, hvis den ikke skal bruges.</translation>
    </message>
    <message>
        <source>LedgerBee does not have what was to be changed any more.</source>
        <translation>LedgerBee har ikke længere det, der skulle ændres.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has the product, so it gets no new price. Take this back, or look again.</source>
        <translation>LedgerBee har ikke varen mere, så den får ingen ny pris. Træk dette tilbage, eller undersøg igen.</translation>
    </message>
    <message>
        <source>The disk has damaged this line of the history: it cannot be read any more.</source>
        <translation>Disken har beskadiget denne linje i historikken: den kan ikke læses mere.</translation>
    </message>
</context>
<context>
    <name>outbox details</name>
    <message>
        <source>Attempt {number}: {evidence}</source>
        <translation>Forsøg {number}: {evidence}</translation>
    </message>
    <message>
        <source>it has left; no answer yet</source>
        <translation>den er afgået; intet svar endnu</translation>
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
        <source>nothing had to be sent</source>
        <translation>intet behøvede at blive sendt</translation>
    </message>
    <message>
        <source>after {seconds} s</source>
        <translation>efter {seconds} s</translation>
    </message>
    <message>
        <source>LedgerBee&apos;s clock said {time}</source>
        <translation>LedgerBees ur viste {time}</translation>
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
    <name>outbox question</name>
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
        <source>{amount}, estimated here</source>
        <translation>{amount}, anslået her</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Afgået</translation>
    </message>
    <message>
        <source>{time}, attempt {number}</source>
        <translation>{time}, forsøg {number}</translation>
    </message>
    <message>
        <source>not from here, but this data is a copy or was restored</source>
        <translation>ikke herfra, men disse data er en kopi eller er gendannet</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Spurgt</translation>
    </message>
    <message>
        <source>LedgerBee, once, at {until}</source>
        <translation>LedgerBee, én gang, kl. {until}</translation>
    </message>
    <message>
        <source>LedgerBee, {count} times, until {until}</source>
        <translation>LedgerBee, {count} gange, indtil {until}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Fundet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Afvist</translation>
    </message>
    <message>
        <source>&amp;Send once more</source>
        <translation>&amp;Send en gang til</translation>
    </message>
    <message>
        <source>&amp;Queue again</source>
        <translation>&amp;Sæt i kø igen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Fjern</translation>
    </message>
    <message>
        <source>It did &amp;not happen</source>
        <translation>Det er &amp;ikke sket</translation>
    </message>
    <message>
        <source>&amp;It did happen</source>
        <translation>&amp;Det er sket</translation>
    </message>
    <message>
        <source>&amp;Accept the difference</source>
        <translation>&amp;Godtag forskellen</translation>
    </message>
    <message>
        <source>Hand this to LedgerBee once more?</source>
        <translation>Aflevere dette til LedgerBee en gang til?</translation>
    </message>
    <message>
        <source>The same content goes to LedgerBee once more. Without a change there it will be refused again.</source>
        <translation>Det samme indhold går til LedgerBee en gang til. Uden en ændring dér bliver det afvist igen.</translation>
    </message>
    <message>
        <source>LedgerBee is asked once more first; if it was sent, nothing happens. If the earlier request is still on its way, the customer may get it twice.</source>
        <translation>LedgerBee bliver spurgt en gang til først; er det sendt, sker der intet. Er den tidligere forespørgsel stadig på vej, kan kunden få det to gange.</translation>
    </message>
    <message>
        <source>It was sent before, so LedgerBee cannot tell whether this sending happened. If it did, the customer gets it once more.</source>
        <translation>Det er sendt før, så LedgerBee kan ikke sige, om denne afsendelse er sket. Er den det, får kunden det en gang til.</translation>
    </message>
    <message>
        <source>LedgerBee is asked once more first; if it was done, nothing is sent.</source>
        <translation>LedgerBee bliver spurgt en gang til først; er det gjort, sendes intet.</translation>
    </message>
    <message>
        <source>LedgerBee is searched once more first; if it turns up, nothing is sent. If LedgerBee has it all the same and cannot show it yet, there will be two.</source>
        <translation>LedgerBee gennemsøges en gang til først; dukker det op, sendes intet. Har LedgerBee det alligevel og kan ikke vise det endnu, bliver der to.</translation>
    </message>
    <message>
        <source>Remove this from the outbox?</source>
        <translation>Fjerne dette fra udbakken?</translation>
    </message>
    <message>
        <source>Its draft stays and can be mended.</source>
        <translation>Kladden bliver og kan rettes.</translation>
    </message>
    <message>
        <source>LedgerBee stays as it is.</source>
        <translation>LedgerBee bliver, som det er.</translation>
    </message>
    <message>
        <source>Did it not happen?</source>
        <translation>Er det ikke sket?</translation>
    </message>
    <message>
        <source>The program stops looking for it, and its draft can be edited again. Look in LedgerBee first.</source>
        <translation>Programmet holder op med at lede efter det, og kladden kan rettes igen. Se efter i LedgerBee først.</translation>
    </message>
    <message>
        <source>The program stops asking and sends nothing. The document stays in LedgerBee as it is. Look there first.</source>
        <translation>Programmet holder op med at spørge og sender intet. Dokumentet bliver i LedgerBee, som det er. Se efter dér først.</translation>
    </message>
    <message>
        <source>The program stops asking and changes nothing. LedgerBee stays as it is. Look there first.</source>
        <translation>Programmet holder op med at spørge og ændrer intet. LedgerBee bliver, som det er. Se efter dér først.</translation>
    </message>
    <message>
        <source>Did it happen?</source>
        <translation>Er det sket?</translation>
    </message>
    <message>
        <source>Say so only when you have seen it in LedgerBee.</source>
        <translation>Sig det kun, når du har set det i LedgerBee.</translation>
    </message>
    <message>
        <source>Send it with this total?</source>
        <translation>Sende det med denne total?</translation>
    </message>
    <message>
        <source>The document is sent with LedgerBee&apos;s total: {actual}.</source>
        <translation>Dokumentet sendes med LedgerBees total: {actual}.</translation>
    </message>
    <message>
        <source>Your estimate: {estimate}. LedgerBee: {actual}. The document is sent with LedgerBee&apos;s total.</source>
        <translation>Dit overslag: {estimate}. LedgerBee: {actual}. Dokumentet sendes med LedgerBees total.</translation>
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
    <message>
        <source>Credit notes</source>
        <translation>Kreditnotaer</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Tilbud</translation>
    </message>
    <message>
        <source>Order confirmations</source>
        <translation>Ordrebekræftelser</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunder</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Varer</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Side {0} af {1}</translation>
    </message>
    <message>
        <source>{0}, continued</source>
        <translation>{0}, fortsat</translation>
    </message>
    <message>
        <source>Local preview</source>
        <translation>Lokal forhåndsvisning</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>No customer chosen</source>
        <translation>Ingen kunde valgt</translation>
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
        <translation>Enhedspris</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>Moms</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløb</translation>
    </message>
    <message>
        <source>Total {0} (estimate)</source>
        <translation>I alt {0} (skøn)</translation>
    </message>
    <message>
        <source>CVR no. {0}</source>
        <translation>CVR-nr. {0}</translation>
    </message>
    <message>
        <source>Phone {0}</source>
        <translation>Telefon {0}</translation>
    </message>
    <message>
        <source>Attn. {0}</source>
        <translation>Att. {0}</translation>
    </message>
    <message>
        <source>VAT no. {0}</source>
        <translation>Momsnr. {0}</translation>
    </message>
    <message>
        <source>EAN {0}</source>
        <translation>EAN {0}</translation>
    </message>
    <message>
        <source>Credits invoice</source>
        <translation>Krediterer faktura</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Forfaldsdato</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Betalingsfrist</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} dage</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gyldig til</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>Kundenr.</translation>
    </message>
    <message>
        <source>Your reference</source>
        <translation>Deres ref.</translation>
    </message>
    <message>
        <source>Our reference</source>
        <translation>Vores ref.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>The amounts are an estimate. LedgerBee calculates the final ones.</source>
        <translation>Beløbene er et skøn. LedgerBee beregner de endelige.</translation>
    </message>
    <message>
        <source>The amounts are an estimate, and some lines are incomplete. LedgerBee calculates the final ones.</source>
        <translation>Beløbene er et skøn, og nogle linjer er ufuldstændige. LedgerBee beregner de endelige.</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>VAT {0} of {1}</source>
        <translation>Moms {0} af {1}</translation>
    </message>
</context>
<context>
    <name>prices</name>
    <message>
        <source>Fixed price</source>
        <translation>Fast pris</translation>
    </message>
    <message>
        <source>By the package</source>
        <translation>Efter pakke</translation>
    </message>
    <message>
        <source>By volume</source>
        <translation>Efter mængde</translation>
    </message>
    <message>
        <source>Graduated</source>
        <translation>Trinvis</translation>
    </message>
    <message>
        <source>Every package that is begun costs its whole price.</source>
        <translation>Hver påbegyndt pakke koster sin hele pris.</translation>
    </message>
    <message>
        <source>The tier that the quantity reaches is the price of every unit.</source>
        <translation>Det trin, som antallet når, er prisen for alle enheder.</translation>
    </message>
    <message>
        <source>Each tier is the price of the units within it.</source>
        <translation>Hvert trin er prisen for enhederne i det.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Slået fra</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Arkiveret</translation>
    </message>
    <message>
        <source>Not in LedgerBee yet</source>
        <translation>Ikke i LedgerBee endnu</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Danmark</translation>
    </message>
    <message>
        <source>EU</source>
        <translation>EU</translation>
    </message>
    <message>
        <source>abroad</source>
        <translation>udlandet</translation>
    </message>
    <message>
        <source>Denmark without VAT</source>
        <translation>Danmark uden moms</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Én gang</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>hver dag</translation>
    </message>
    <message>
        <source>every {count} days</source>
        <translation>hver {count}. dag</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>hver uge</translation>
    </message>
    <message>
        <source>every {count} weeks</source>
        <translation>hver {count}. uge</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>hver måned</translation>
    </message>
    <message>
        <source>every {count} months</source>
        <translation>hver {count}. måned</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>hvert år</translation>
    </message>
    <message>
        <source>every {count} years</source>
        <translation>hvert {count}. år</translation>
    </message>
    <message>
        <source>every {interval}</source>
        <translation>hver {interval}</translation>
    </message>
    <message>
        <source>every {count} × {interval}</source>
        <translation>hver {count} × {interval}</translation>
    </message>
    <message>
        <source>Again and again</source>
        <translation>Igen og igen</translation>
    </message>
    <message>
        <source>By usage</source>
        <translation>Efter forbrug</translation>
    </message>
    <message>
        <source>By usage, {every}</source>
        <translation>Efter forbrug, {every}</translation>
    </message>
    <message>
        <source>{period}, {every}</source>
        <translation>{period}, {every}</translation>
    </message>
    <message>
        <source>{model}, in tiers</source>
        <translation>{model}, i trin</translation>
    </message>
    <message>
        <source>{amount} ({model})</source>
        <translation>{amount} ({model})</translation>
    </message>
    <message>
        <source>up to {limit}: {price}</source>
        <translation>op til {limit}: {price}</translation>
    </message>
    <message>
        <source>above that: {price}</source>
        <translation>derover: {price}</translation>
    </message>
    <message>
        <source>any quantity: {price}</source>
        <translation>ethvert antal: {price}</translation>
    </message>
    <message>
        <source>a package of {limit}: {price}</source>
        <translation>en pakke med {limit}: {price}</translation>
    </message>
    <message>
        <source>{amount} each</source>
        <translation>{amount} pr. stk.</translation>
    </message>
    <message>
        <source>{amount} at once</source>
        <translation>{amount} på én gang</translation>
    </message>
    <message>
        <source>{flat} and {each}</source>
        <translation>{flat} og {each}</translation>
    </message>
    <message>
        <source>LedgerBee does not send the tiers. What a line costs is known when LedgerBee has the document.</source>
        <translation>LedgerBee sender ikke trinene. Hvad en linje koster, vides, når LedgerBee har dokumentet.</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Kaldenavn</translation>
    </message>
</context>
<context>
    <name>products</name>
    <message>
        <source>LedgerBee stays as it is. What was typed here cannot be brought back.</source>
        <translation>LedgerBee bliver, som den er. Det, der blev skrevet her, kan ikke hentes tilbage.</translation>
    </message>
    <message>
        <source>Documents that have it stay as they are.</source>
        <translation>Dokumenter, der har den, bliver, som de er.</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Den kan ikke hentes tilbage.</translation>
    </message>
    <message>
        <source>Pickers do not offer it any more. Each price can be activated again.</source>
        <translation>Den foreslås ikke længere på linjer. Hver pris kan aktiveres igen.</translation>
    </message>
    <message>
        <source>Pickers do not offer it any more. It can be activated again.</source>
        <translation>Den foreslås ikke længere på linjer. Den kan aktiveres igen.</translation>
    </message>
    <message>
        <source>Its price: {prices}</source>
        <translation>Dens pris: {prices}</translation>
    </message>
    <message>
        <source>Its {count} prices: {prices}</source>
        <translation>Dens {count} priser: {prices}</translation>
    </message>
    <message>
        <source>LedgerBee says that it is in use by a subscription or an invoice, and will probably refuse. Archiving hides it.</source>
        <translation>LedgerBee siger, at den er i brug i et abonnement eller en faktura, og vil nok afvise det. Arkivering skjuler den.</translation>
    </message>
    <message>
        <source>A draft on this computer has it on a line.</source>
        <translation>En kladde på denne computer har den på en linje.</translation>
    </message>
    <message>
        <source>{count} drafts on this computer have it on a line.</source>
        <translation>{count} kladder på denne computer har den på en linje.</translation>
    </message>
    <message>
        <source>It is the default price of the product.</source>
        <translation>Den er varens standardpris.</translation>
    </message>
    <message>
        <source>{count} products are in it: LedgerBee will probably refuse.</source>
        <translation>{count} varer er i den: LedgerBee vil nok afvise det.</translation>
    </message>
    <message>
        <source>One product is in it: LedgerBee will probably refuse.</source>
        <translation>En vare er i den: LedgerBee vil nok afvise det.</translation>
    </message>
    <message>
        <source>No product is in it.</source>
        <translation>Ingen vare er i den.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>og {count} mere</translation>
    </message>
    <message>
        <source>Choose a group: its accounts decide where sales are booked.</source>
        <translation>Vælg en gruppe: dens konti afgør, hvor salget bogføres.</translation>
    </message>
    <message>
        <source>There is no product group yet. Make one first: Ctrl+G shows them.</source>
        <translation>Der er ingen varegruppe endnu. Opret en først: Ctrl+G viser dem.</translation>
    </message>
    <message>
        <source>Without a price it cannot stand on a line. One can be made later.</source>
        <translation>Uden en pris kan den ikke stå på en linje. Den kan laves senere.</translation>
    </message>
    <message>
        <source>A price needs an amount.</source>
        <translation>En pris skal have et beløb.</translation>
    </message>
    <message>
        <source>“{text}” can be read in two ways. Write it with decimals.</source>
        <translation>“{text}” kan læses på to måder. Skriv det med decimaler.</translation>
    </message>
    <message>
        <source>A price needs a currency, such as DKK.</source>
        <translation>En pris skal have en valuta, for eksempel DKK.</translation>
    </message>
    <message>
        <source>“{text}” is not the code of a currency, such as DKK or EUR.</source>
        <translation>“{text}” er ikke en valutakode som DKK eller EUR.</translation>
    </message>
    <message>
        <source>A whole number from 1 to {largest}.</source>
        <translation>Et helt tal fra 1 til {largest}.</translation>
    </message>
    <message>
        <source>Each VAT zone needs its account.</source>
        <translation>Hver momszone skal have sin konto.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Navn</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>N&amp;ummer</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beskrivelse</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>&amp;Pris</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Valuta</translation>
    </message>
    <message>
        <source>Price&apos;s n&amp;ickname</source>
        <translation>Pr&amp;isens kaldenavn</translation>
    </message>
    <message>
        <source>Without VAT, for one unit.</source>
        <translation>Uden moms, for én enhed.</translation>
    </message>
    <message>
        <source>Sales in Den&amp;mark</source>
        <translation>Salg i Dan&amp;mark</translation>
    </message>
    <message>
        <source>Denmark &amp;without VAT</source>
        <translation>Danmark &amp;uden moms</translation>
    </message>
    <message>
        <source>Sales in the &amp;EU</source>
        <translation>Salg i &amp;EU</translation>
    </message>
    <message>
        <source>Sales &amp;abroad</source>
        <translation>Salg til ud&amp;landet</translation>
    </message>
    <message>
        <source>The accounts were not read from LedgerBee yet, or this sign-in may not read them (scope accounts-read).</source>
        <translation>Konti er ikke hentet fra LedgerBee endnu, eller dette login må ikke læse dem (adgangen accounts-read).</translation>
    </message>
    <message>
        <source>&amp;Nickname</source>
        <translation>&amp;Kaldenavn</translation>
    </message>
    <message>
        <source>&amp;Billed</source>
        <translation>&amp;Afregnes</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>&amp;Interval</translation>
    </message>
    <message>
        <source>Every how &amp;many</source>
        <translation>&amp;Hvor mange ad gangen</translation>
    </message>
    <message>
        <source>Once, on a document</source>
        <translation>Én gang, på et dokument</translation>
    </message>
    <message>
        <source>Again and again (subscriptions)</source>
        <translation>Igen og igen (abonnementer)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Måned</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>LedgerBee takes it from companies with the licence “Subscription” only.</source>
        <translation>LedgerBee tager den kun fra firmaer med licensen “Subscription”.</translation>
    </message>
    <message>
        <source>Only its name and amount can be changed. Make a new price for anything else.</source>
        <translation>Kun navn og beløb kan rettes. Lav en ny pris til alt andet.</translation>
    </message>
    <message>
        <source>Its amount depends on the quantity and cannot be changed from here.</source>
        <translation>Beløbet afhænger af antallet og kan ikke rettes herfra.</translation>
    </message>
    <message>
        <source>VAT: {rates}</source>
        <translation>Moms: {rates}</translation>
    </message>
    <message>
        <source>Also in: {currencies}</source>
        <translation>Også i: {currencies}</translation>
    </message>
    <message>
        <source>In use by a subscription or an invoice.</source>
        <translation>I brug i et abonnement eller en faktura.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>Ingen pris</translation>
    </message>
    <message>
        <source>Prices not read yet</source>
        <translation>Priser ikke læst endnu</translation>
    </message>
    <message>
        <source>No active price</source>
        <translation>Ingen aktiv pris</translation>
    </message>
    <message>
        <source>A change of it is in the outbox. Take that back first, or wait until it is done.</source>
        <translation>En ændring af den er i udbakken. Tag den tilbage først, eller vent, til den er udført.</translation>
    </message>
    <message>
        <source>It was deleted in LedgerBee.</source>
        <translation>Den er slettet i LedgerBee.</translation>
    </message>
    <message>
        <source>All its prices are archived.</source>
        <translation>Alle dens priser er arkiveret.</translation>
    </message>
    <message>
        <source>It has no price that could be archived.</source>
        <translation>Den har ingen pris, der kan arkiveres.</translation>
    </message>
    <message>
        <source>Its prices were not read from LedgerBee yet.</source>
        <translation>Dens priser er ikke læst fra LedgerBee endnu.</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>Active</source>
        <translation>Aktive</translation>
    </message>
    <message>
        <source>Archived too</source>
        <translation>Også arkiverede</translation>
    </message>
    <message>
        <source>Not in LedgerBee yet</source>
        <translation>Ikke i LedgerBee endnu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>LedgerBee says: {text}</source>
        <translation>LedgerBee siger: {text}</translation>
    </message>
    <message>
        <source>Change waiting</source>
        <translation>Ændring venter</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Udfald ukendt</translation>
    </message>
    <message>
        <source>Refused by LedgerBee</source>
        <translation>Afvist af LedgerBee</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Arkiveret</translation>
    </message>
    <message>
        <source>Deleted in LedgerBee</source>
        <translation>Slettet i LedgerBee</translation>
    </message>
    <message>
        <source>LedgerBee does not have it yet: it is in the outbox. {why}</source>
        <translation>LedgerBee har den ikke endnu: den er i udbakken. {why}</translation>
    </message>
    <message>
        <source>A change of it is in the outbox. {why}</source>
        <translation>En ændring af den er i udbakken. {why}</translation>
    </message>
    <message>
        <source>Its removal is in the outbox. {why}</source>
        <translation>Fjernelsen af den er i udbakken. {why}</translation>
    </message>
    <message>
        <source>A change of its state is in the outbox. {why}</source>
        <translation>En ændring af dens tilstand er i udbakken. {why}</translation>
    </message>
    <message>
        <source>LedgerBee refused it: “{text}” Change it here and save it again.</source>
        <translation>LedgerBee afviste det: “{text}” Ret det her, og gem igen.</translation>
    </message>
    <message>
        <source>It was deleted in LedgerBee.</source>
        <translation>Den er slettet i LedgerBee.</translation>
    </message>
    <message>
        <source>Whether LedgerBee has it is not known yet: the program asks, or you decide in the outbox.</source>
        <translation>Om LedgerBee har den, vides ikke endnu: programmet spørger, eller du afgør det i udbakken.</translation>
    </message>
    <message>
        <source>It is being handed over to LedgerBee at this moment.</source>
        <translation>Den overgives til LedgerBee i dette øjeblik.</translation>
    </message>
    <message>
        <source>Something in the outbox waits for it. Take that back there first, or wait until LedgerBee has it.</source>
        <translation>Noget i udbakken venter på den. Tag det tilbage dér først, eller vent, til LedgerBee har den.</translation>
    </message>
</context>
<context>
    <name>returned</name>
    <message>
        <source>the same content</source>
        <translation>samme indhold</translation>
    </message>
    <message>
        <source>almost the same content</source>
        <translation>næsten samme indhold</translation>
    </message>
    <message>
        <source>other content</source>
        <translation>andet indhold</translation>
    </message>
    <message>
        <source>made {time}</source>
        <translation>lavet {time}</translation>
    </message>
</context>
<context>
    <name>rights</name>
    <message>
        <source>The API key may not do this: it lacks the scope {scope}. Make a key with it in LedgerBee.</source>
        <translation>API-nøglen må ikke dette: den mangler scopet {scope}. Lav en nøgle med det i LedgerBee.</translation>
    </message>
    <message>
        <source>The client id may not do this: it lacks the scope {scope}. Add it in LedgerBee, then refresh.</source>
        <translation>Klient-id&apos;et må ikke dette: det mangler scopet {scope}. Tilføj det i LedgerBee, og opdater.</translation>
    </message>
    <message>
        <source>The company&apos;s LedgerBee licence does not include this. If it does by now, refresh.</source>
        <translation>Firmaets LedgerBee-licens omfatter ikke dette. Gør den det nu, så opdater.</translation>
    </message>
    <message>
        <source>The company lacks the LedgerBee licence “{licence}”, which this needs. If it has it by now, refresh.</source>
        <translation>Firmaet mangler LedgerBee-licensen “{licence}”, som dette kræver. Har det den nu, så opdater.</translation>
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
        <source>Accepted</source>
        <translation>Accepteret</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Afvist</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Udløbet</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Omdannet</translation>
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
        <source>Deleted in LedgerBee</source>
        <translation>Slettet i LedgerBee</translation>
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
    <name>steps</name>
    <message>
        <source>Its sending is in the outbox.</source>
        <translation>Afsendelsen ligger i udbakken.</translation>
    </message>
    <message>
        <source>Its conversion is in the outbox.</source>
        <translation>Omdannelsen ligger i udbakken.</translation>
    </message>
    <message>
        <source>LedgerBee no longer has it. It can still be a template for a new draft.</source>
        <translation>LedgerBee har det ikke længere. Det kan stadig være skabelon for en ny kladde.</translation>
    </message>
    <message>
        <source>It was converted: LedgerBee no longer sends, changes or converts it.</source>
        <translation>Det er omdannet: LedgerBee sender, ændrer eller omdanner det ikke længere.</translation>
    </message>
    <message>
        <source>In its present state LedgerBee does not send it.</source>
        <translation>I den nuværende tilstand sender LedgerBee det ikke.</translation>
    </message>
    <message>
        <source>It was sent: LedgerBee changes drafts only. Use it as a template instead.</source>
        <translation>Det er sendt: LedgerBee ændrer kun kladder. Brug det som skabelon i stedet.</translation>
    </message>
    <message>
        <source>It has to be sent before it can be converted.</source>
        <translation>Det skal sendes, før det kan omdannes.</translation>
    </message>
    <message>
        <source>It was rejected: LedgerBee converts only what was sent or accepted.</source>
        <translation>Det er afvist: LedgerBee omdanner kun det, der er sendt eller accepteret.</translation>
    </message>
    <message>
        <source>In its present state LedgerBee does not convert it.</source>
        <translation>I den nuværende tilstand omdanner LedgerBee det ikke.</translation>
    </message>
    <message>
        <source>It is not booked yet: there is nothing to credit.</source>
        <translation>Den er ikke bogført endnu: der er intet at kreditere.</translation>
    </message>
    <message>
        <source>In its present state it cannot be credited.</source>
        <translation>I den nuværende tilstand kan den ikke krediteres.</translation>
    </message>
</context>
<context>
    <name>vanished</name>
    <message>
        <source>{missing} of {known} invoices</source>
        <translation>{missing} af {known} fakturaer</translation>
    </message>
    <message>
        <source>{missing} of {known} credit notes</source>
        <translation>{missing} af {known} kreditnotaer</translation>
    </message>
    <message>
        <source>{missing} of {known} quotes</source>
        <translation>{missing} af {known} tilbud</translation>
    </message>
    <message>
        <source>{missing} of {known} order confirmations</source>
        <translation>{missing} af {known} ordrebekræftelser</translation>
    </message>
    <message>
        <source>{missing} of {known} customers</source>
        <translation>{missing} af {known} kunder</translation>
    </message>
    <message>
        <source>{missing} of {known} products</source>
        <translation>{missing} af {known} varer</translation>
    </message>
    <message>
        <source>{missing} of {known} prices</source>
        <translation>{missing} af {known} priser</translation>
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
        <source>change customers</source>
        <translation>rette kunder</translation>
    </message>
    <message>
        <source>see products and prices</source>
        <translation>se varer og priser</translation>
    </message>
    <message>
        <source>change products and prices</source>
        <translation>rette varer og priser</translation>
    </message>
    <message>
        <source>see invoices and credit notes</source>
        <translation>se fakturaer og kreditnotaer</translation>
    </message>
    <message>
        <source>create and send invoices and credit notes</source>
        <translation>oprette og sende fakturaer og kreditnotaer</translation>
    </message>
    <message>
        <source>see quotes</source>
        <translation>se tilbud</translation>
    </message>
    <message>
        <source>create and send quotes</source>
        <translation>oprette og sende tilbud</translation>
    </message>
    <message>
        <source>see order confirmations</source>
        <translation>se ordrebekræftelser</translation>
    </message>
    <message>
        <source>create and send order confirmations</source>
        <translation>oprette og sende ordrebekræftelser</translation>
    </message>
    <message>
        <source>see templates</source>
        <translation>se skabeloner</translation>
    </message>
    <message>
        <source>see the chart of accounts</source>
        <translation>se kontoplanen</translation>
    </message>
    <message>
        <source>see VAT codes</source>
        <translation>se momskoder</translation>
    </message>
</context>
<context>
    <name>which record</name>
    <message>
        <source>These are the newest documents that LedgerBee has for {customer}.</source>
        <translation>Det er de nyeste dokumenter, LedgerBee har til {customer}.</translation>
    </message>
    <message>
        <source>Which of these customers is it?</source>
        <translation>Hvilken af disse kunder er det?</translation>
    </message>
    <message>
        <source>Which of these products is it?</source>
        <translation>Hvilken af disse varer er det?</translation>
    </message>
    <message>
        <source>Which of these prices is it?</source>
        <translation>Hvilken af disse priser er det?</translation>
    </message>
    <message>
        <source>Which of these product groups is it?</source>
        <translation>Hvilken af disse varegrupper er det?</translation>
    </message>
    <message>
        <source>These are what LedgerBee has, the most alike first.</source>
        <translation>Det er, hvad LedgerBee har, det mest lignende først.</translation>
    </message>
    <message>
        <source>These are the prices that LedgerBee has of the product.</source>
        <translation>Det er de priser, LedgerBee har på varen.</translation>
    </message>
    <message>
        <source>None that it could be is known here. Is it in LedgerBee: Cancel, fetch what is new there with F5, then come back.</source>
        <translation>Her kendes intet, det kunne være. Er det i LedgerBee: Annuller, hent det nye derfra med F5, og kom så tilbage.</translation>
    </message>
</context>
</TS>
