<?xml version="1.0" encoding="UTF-8"?>
<!--
  The elements of TEI P5 by the class that they are shown by where no template says more. Made from the TEI Consortium's
  p5subset.xml: change tools/p5.py, then run it.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:home="urn:fascicle:home"
  exclude-result-prefixes="#all">

  <xsl:variable name="home:elements" as="map(xs:string, xs:string)" select="map {
      'division': 'TEI back body div div1 div2 div3 div4 div5 div6 div7 epilogue floatingText front group
        performance prologue set sourceDoc surface surfaceGrp teiCorpus text titlePage',
      'list': 'castGroup castList list listAnnotation listApp listBibl listChange listEvent listForest listNym
        listObject listOrg listPerson listPlace listRelation listWit noteGrp spGrp table',
      'entry': 'case colloc def dictScrap entry entryFree etym form gen gram gramGrp hom hyph iType lbl mood
        number oRef orth pRef per pos pron re sense stress subc superEntry syll tns usg xr',
      'bibliographic': 'analytic author bibl biblFull biblScope biblStruct citedRange decoNote distributor edition
        editionStmt editor explicit extent fileDesc funder imprint incipit listRef monogr msIdentifier
        notesStmt objectIdentifier principal pubPlace publicationStmt publisher relatedItem resp
        respStmt series seriesStmt sponsor textLang titleStmt',
      'block': 'ab annotation annotationBlock argument binaryObject byline camera caption castItem cell closer
        dateline docAuthor docDate docEdition docImprint docTitle eTree eg egXML epigraph forest graph
        graphic head headItem headLabel imprimatur item l lg line note opener p postscript row salute
        signed sound sp speaker stage tech titlePart trailer tree u view witness',
      'phrase': 'abbr actor add addName addrLine address affiliation altGrp am app att bloc c catchwords
        certainty choice cit cl classSpec climate code constraintSpec corr country damage dataSpec date
        del depth desc dim dimensions distinct district elementSpec ellipsis email emph eventName ex
        expan fLib figDesc figure foreign forename formula fs fvLib fw g gap genName geo geogFeat
        geogName gi gloss height heraldry hi ident idno incident index interp interpGrp join joinGrp
        kinesic label lang lem linkGrp listTranspose location locus locusGrp m macroSpec material
        measure measureGrp media mentioned metamark mod moduleSpec name nameLink notatedMusic num
        objectName objectType offset orgName orig origDate origPlace origin outputRendition pc persName
        persPronouns phr placeName population post postBox postCode precision q quote rb rdg rdgGrp ref
        reg region respons restore retrace rhyme role roleDesc roleName rs rt ruby s said secFol secl
        seg settlement sic signatures soCalled space span spanGrp specGrp specList stamp state street
        subst substJoin supplied surname surplus tag term terrain time timeline title trait unclear unit
        val vocal w watermark width wit witDetail writing zone',
      'metadata': 'abstract accMat acquisition activity additional additions adminInfo age altIdent altIdentifier
        alternate appInfo application arc attDef attList authority availability bicond binding
        bindingDesc birth broadcast cRefPattern calendar calendarDesc catDesc category change channel
        char charDecl citeStructure classCode classDecl classes collation collection colophon cond
        condition constitution constraint content correction correspAction correspContext correspDesc
        creation custEvent custodialHist dataRef datatype death decoDesc defaultVal derivation divGen
        domain eLeaf editorialDecl education encodingDesc equipment event exemplum f fDecl fDescr
        facsimile factuality faith filiation finalRubric floruit foliation fsConstraints fsDecl fsDescr
        fsdDecl gender geoDecl glyph handDesc handNote handNotes history hyphenation iNode if
        institution interaction interpretation keywords langKnowledge langKnown langUsage language
        layout layoutDesc leaf licence listPrefixDef locale mapping meeting memberOf metDecl metSym
        model modelGrp modelSequence moduleRef msContents msDesc msFrag msItem msItemStruct msName
        msPart musicNotation namespace nationality node normalization nym object objectDesc occupation
        org paramList paramSpec particDesc person personGrp persona physDesc place prefixDef
        preparedness profileDesc projectDesc provenance punctuation purpose quotation recordHist
        recording recordingStmt refsDecl relation remarks rendition repository residence revisionDesc
        root rubric samplingDecl schemaRef schemaSpec scriptDesc scriptNote scriptStmt seal sealDesc
        segmentation sequence setting settingDesc sex socecStatus source sourceDesc standOff stdVals
        string styleDefDecl summary support supportDesc surrogates tagUsage tagsDecl taxonomy teiHeader
        textClass textDesc transcriptionDesc transpose triangle typeDesc typeNote unitDecl unitDef vAlt
        vColl vDefault vLabel vMerge vNot vRange valDesc valItem valList xenoData',
      'milestone': 'addSpan alt anchor anyElement attRef binary caesura catRef cb citeData classRef conversion
        damageSpan dataFacet default delSpan elementRef empty equiv fsdLink gb handShift iff lacunaEnd
        lacunaStart lb link localProp macroRef milestone move numeric param path pause pb ptr redo
        refState shift specDesc specGrpRef symbol textNode then undo unicodeProp unihanProp
        variantEncoding when witEnd witStart' }"/>

  <xsl:variable name="home:classes" as="map(xs:string, xs:string)" select="
      map:merge(
        for $class in map:keys($home:elements), $name in tokenize($home:elements($class))
        return map:entry($name, $class))"/>

  <!-- Those that hold no words of their own. -->
  <xsl:variable name="home:wordless" as="xs:string+" select="
      tokenize('
        TEI abstract addSpan additional address adminInfo alt altGrp altIdentifier alternate analytic
        anchor annotation annotationBlock anyElement app appInfo application arc argument attDef attList
        attRef availability back biblFull biblStruct bicond binary binding bindingDesc body broadcast
        cRefPattern caesura calendar calendarDesc castGroup castList catRef category cb certainty char
        charDecl choice cit citeData citeStructure classDecl classRef classSpec classes climate cond
        constraintSpec conversion correction correspAction correspContext correspDesc custodialHist
        damageSpan dataFacet dataRef dataSpec decoDesc default delSpan dimensions div div1 div2 div3
        div4 div5 div6 div7 divGen docTitle eLeaf eTree editionStmt editorialDecl elementRef elementSpec
        ellipsis empty encodingDesc entry epigraph epilogue equipment equiv event exemplum fDecl fLib
        facsimile figure fileDesc floatingText forest front fs fsConstraints fsDecl fsdDecl fsdLink
        fvLib gap gb glyph graph graphic group handDesc handNotes handShift history hom hyphenation
        iNode if iff imprint incident index interpGrp interpretation join joinGrp keywords kinesic
        lacunaEnd lacunaStart langKnowledge langUsage layoutDesc lb leaf lg link linkGrp list
        listAnnotation listApp listBibl listChange listEvent listForest listNym listObject listOrg
        listPerson listPlace listPrefixDef listRef listRelation listTranspose listWit localProp location
        locusGrp macroRef macroSpec media metDecl milestone model modelGrp modelSequence moduleRef
        moduleSpec monogr move msContents msDesc msFrag msIdentifier msItem msItemStruct msPart
        namespace node normalization notatedMusic noteGrp notesStmt numeric nym object objectDesc
        objectIdentifier org param paramList paramSpec particDesc path pause pb performance person
        personGrp persona physDesc place population postscript precision prefixDef profileDesc
        projectDesc prologue ptr publicationStmt punctuation quotation rdgGrp recordHist recording
        recordingStmt redo refState refsDecl relatedItem relation remarks respStmt respons revisionDesc
        root row ruby samplingDecl schemaRef schemaSpec scriptDesc scriptStmt seal sealDesc segmentation
        sequence seriesStmt set setting settingDesc shift sourceDesc sourceDoc sp spGrp space spanGrp
        specDesc specGrp specGrpRef specList standOff state stdVals styleDefDecl subst substJoin
        superEntry supportDesc surface surfaceGrp symbol table tagsDecl taxonomy teiCorpus teiHeader
        terrain text textClass textDesc textNode then timeline titlePage titleStmt trait
        transcriptionDesc transpose tree triangle typeDesc undo unicodeProp unihanProp unitDecl unitDef
        vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList variantEncoding vocal when witEnd
        witStart')[. ne '']"/>
</xsl:stylesheet>
