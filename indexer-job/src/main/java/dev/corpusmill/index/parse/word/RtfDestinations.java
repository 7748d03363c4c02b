package dev.corpusmill.index.parse.word;

import java.util.Set;

/** Which groups of RTF hold text that a reader sees. */
final class RtfDestinations {
    /** Groups that are marked as ones to ignore when they are not known, but hold text. */
    private static final Set<String> WITH_TEXT =
            Set.of(("shpinst shptxt ud moMath moMathPara annotation atnauthor nesttableprops footnote listtext "
                            + "pntext do shp shpgrp dptxbxtext fldrslt field")
                    .split(" "));

    private static final Set<String> WITHOUT_TEXT =
            Set.of(("aftncn aftnsep aftnsepc atndate atnicn atnid atnparent atnref atrfend atrfstart background "
                            + "bkmkend bkmkstart blipuid category colorschememapping colortbl company datastore defchp "
                            + "defpap doccomm docvar ebcend ebcstart factoidname falt filetbl fldinst fontemb footer "
                            + "footerf footerl footerr formfield ftncn ftnsep ftnsepc generator header headerf headerl "
                            + "headerr hlinkbase htmltag info keywords latentstyles listoverridetable listtable mailmerge "
                            + "manager mhtmltag mmathPict mmathPr nonesttables nonshppict objclass objdata objname "
                            + "objalias objsect operator panose passwordhash pict picprop pn pnseclvl pntxta pntxtb "
                            + "private protusertbl revtbl rsidtbl rxe shprslt sn sp subject sv tc tcn template themedata "
                            + "txe userprops wgrffmtfilter xe xmlattrname xmlattrvalue xmlclose xmlnstbl xmlopen")
                    .split(" "));

    private RtfDestinations() {}

    /** Whether nobody sees the text of a group that begins with this word, starred or not. */
    static boolean isUnseen(String word, boolean starred) {
        return WITHOUT_TEXT.contains(word)
                || (starred && !WITH_TEXT.contains(word))
                || (word.startsWith("m") && word.endsWith("Pr"));
    }

    /** Whether the group holds an object or a picture. */
    static boolean isAttachment(String word) {
        return word.equals("objdata") || word.equals("pict");
    }
}
