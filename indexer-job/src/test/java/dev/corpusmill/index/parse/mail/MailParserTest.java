package dev.corpusmill.index.parse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.ParsedDocument;
import dev.corpusmill.index.parse.charset.Phrases;
import dev.corpusmill.index.parse.tika.TikaParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MailParserTest {
    private static final String HEAD =
            "From: Ann <ann@example.org>\nTo: bob@example.org\nSubject: Lamp\nMIME-Version: 1.0\n";
    private static final long SEED = 20261202;
    private static final int MAILS = 207;

    private final TikaParser parser = new TikaParser(ParseSettings.LIMITS, ParseChoices.DEFAULT);

    private ParsedDocument parse(String mail) {
        return ParseSettings.parse(parser, "a.eml", mail.replace("\n", "\r\n"));
    }

    private String body(String mail) {
        String text = parse(mail).body().text();
        return text.substring(text.indexOf("\n\n") + 2);
    }

    private static String part(String type, String content) {
        return "--B\nContent-Type: " + type + "\n\n" + content + "\n";
    }

    private static String multipart(String kind, String... parts) {
        return HEAD + "Content-Type: multipart/" + kind + "; boundary=B\n\n" + String.join("", parts) + "--B--\n";
    }

    @Test
    void mails_in_all_charsets_are_read_as_they_were_sent() {
        Random random = new Random(SEED);
        List<String> labels = List.copyOf(Phrases.BY_LABEL.keySet());
        for (int i = 0; i < MAILS; i++) {
            String label = labels.get(i % labels.size());
            String text = Phrases.some(label, random).strip();
            String subject = text.lines().findFirst().orElseThrow();
            String word =
                    "=?" + label + "?B?" + Base64.getEncoder().encodeToString(Phrases.encode(subject, label)) + "?=";
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            mail.writeBytes(("From: a@example.org\r\nSubject: " + word
                            + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=" + label
                            + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            mail.writeBytes(Phrases.encode(text, label));
            ParsedDocument parsed = ParseSettings.parse(parser, "m.eml", mail.toByteArray());
            assertThat(parsed.body().text()).as("%s seed=%d", label, SEED).endsWith("\n\n" + text);
            assertThat(parsed.title()).as(label).isEqualTo(subject);
        }
    }

    @Test
    void of_alternatives_the_richest_that_can_be_read_is_taken() {
        String plain = part("text/plain", "plain lamp");
        String html = part("text/html", "<p>rich lamp</p>");
        String calendar = part("text/calendar; method=REQUEST", "BEGIN:VCALENDAR\nEND:VCALENDAR");
        String amp = part("text/x-amp-html", "<html amp>amp source</html>");
        assertThat(body(multipart("alternative", plain, html, calendar))).isEqualTo("rich lamp");
        assertThat(body(multipart("alternative", plain, amp, html))).isEqualTo("rich lamp");
        assertThat(body(multipart("alternative", plain, calendar))).isEqualTo("plain lamp");
        assertThat(body(multipart("alternative", plain, part("text/html", "<img src=cid:x>"))))
                .isEqualTo("plain lamp");
    }

    @Test
    void an_alternative_may_have_parts_itself() {
        String related =
                "--B\nContent-Type: multipart/related; boundary=C\n\n--C\nContent-Type: text/html\n\n<p>rich lamp</p>\n"
                        + "--C\nContent-Type: text/css\n\np{color:red}\n--C--\n";
        assertThat(body(multipart("alternative", part("text/plain", "plain lamp"), related)))
                .isEqualTo("rich lamp");
    }

    @Test
    void heads_are_decoded_whatever_the_sender_made_of_them() {
        String half = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xE7, (byte) 0x81});
        String rest =
                Base64.getEncoder().encodeToString(new byte[] {(byte) 0xAF, (byte) 0xE5, (byte) 0xA1, (byte) 0x94});
        assertThat(parse("From: =?iso-8859-1?Q?J=F6rg_M=FCller?= <j@x.org>\nSubject: =?utf-8?B?" + half
                                + "?=\n =?utf-8?B?" + rest + "?= 12\n\nx")
                        .body()
                        .text())
                .startsWith("Subject: 灯塔 12\nFrom: Jörg Müller <j@x.org>");
        byte[] raw = "From: a@x.org\r\nSubject: Grüße\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nSchön"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ParseSettings.parse(parser, "r.eml", raw).body().text())
                .startsWith("Subject: Grüße")
                .endsWith("Schön");
    }

    @Test
    void attachments_are_named_however_their_names_are_written() {
        String content = part("application/octet-stream; name=a.bin", "\u0001");
        String extended = "--B\n"
                + "Content-Type: text/plain\n"
                + "Content-Disposition: attachment;\n"
                + " filename*0*=UTF-8''Pr%C3%BCf;\n"
                + " filename*1=bericht.txt\n\n"
                + "tested\n";
        String word = "--B\n"
                + "Content-Type: text/plain; charset=utf-8\n"
                + "Content-Disposition: attachment; filename=\"=?utf-8?Q?Lamp=C3=A9.txt?=\"\n\n"
                + "oil\n";
        ParsedDocument parsed = parse(multipart("mixed", part("text/plain", "See below."), extended, word, content));
        assertThat(parsed.body().text())
                .contains("Attachments: Prüfbericht.txt, Lampé.txt, a.bin")
                .contains("See below.\n\nPrüfbericht.txt\n\ntested\n\nLampé.txt\n\noil");
        assertThat(parsed.embedded()).isEqualTo(2);
    }

    @Test
    void a_forwarded_mail_is_a_part_under_its_subject() {
        String inner = "--B\n"
                + "Content-Type: message/rfc822\n\n"
                + "Received: by x\n"
                + "Subject: =?utf-8?Q?=C3=96l?=\n"
                + "From: c@x.org\n\n"
                + "No oil.\n";
        ParsedDocument parsed = parse(multipart("mixed", part("text/plain", "Look."), inner));
        assertThat(parsed.body().text()).endsWith("Look.\n\nÖl\n\nSubject: Öl\nFrom: c@x.org\n\nNo oil.");
    }

    @Test
    void earlier_mails_are_marked_as_quotes() {
        assertThat(body(HEAD + "\nYes.\n\nOn Monday Bob wrote:\n> Oil?\n"))
                .isEqualTo("Yes.\n\nOn Monday Bob wrote:\n> Oil?");
        assertThat(body(HEAD + "\nYes.\n\n-----Original Message-----\nFrom: Bob\n\nOil?\n"))
                .isEqualTo("Yes.\n\n> -----Original Message-----\n> From: Bob\n> \n> Oil?");
        assertThat(body(HEAD
                        + "Content-Type: text/plain; charset=utf-8\n\n"
                        + "Ja.\n\n"
                        + "Von: Bob\n"
                        + "Gesendet: Montag\n"
                        + "Betreff: Öl\n\n"
                        + "Öl?\n"))
                .startsWith("Ja.\n\n> Von: Bob\n> Gesendet");
        assertThat(body(HEAD
                        + "Content-Type: text/html\n\n"
                        + "<p>Yes.</p><blockquote type=cite><p>Oil?</p><blockquote"
                        + " type=cite>Lamp?</blockquote></blockquote>"))
                .isEqualTo("Yes.\n\n> Oil?\n\n> > Lamp?");
        assertThat(body(HEAD
                        + "Content-Type: text/html\n\n"
                        + "<p>Yes.</p><div style='border:none;border-top:solid 1pt'><p><b>From:</b>"
                        + " Bob<br><b>Sent:</b> Monday</p></div><p>Oil?</p>"))
                .isEqualTo("Yes.\n\n> From: Bob\n> Sent: Monday\n\n> Oil?");
    }

    @Test
    void flowed_lines_are_joined() {
        String flowed =
                HEAD + "Content-Type: text/plain; format=flowed\n\nThe lamp is \nlit at dusk.\n> Is it \n> lit?\nend\n";
        assertThat(body(flowed)).isEqualTo("The lamp is lit at dusk.\n> Is it lit?\nend");
    }

    @Test
    void a_saved_page_is_the_page_and_not_its_style_sheets() {
        String page =
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://x.org/\nSubject: T\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/related; type=\"text/html\"; boundary=B\n\n"
                        + "--B\nContent-Type: text/css\nContent-Location: a.css\n\np { color: red }\n".repeat(0)
                        + "--B\n"
                        + "Content-Type: text/html\n"
                        + "Content-ID: <f@x>\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\n"
                        + "<html><head><title>Locks</title><meta"
                        + " charset=3Dutf-8></head><body><p>Gr=C3=BC=C3=9Fe</p><iframe"
                        + " src=3D\"cid:g@x\"></iframe></body></html>\n"
                        + "--B\n"
                        + "Content-Type: text/css\n\n"
                        + "p { color: red }\n"
                        + "--B\n"
                        + "Content-Type: text/html\n"
                        + "Content-ID: <g@x>\n\n"
                        + "<p>In a frame.</p>\n"
                        + "--B--\n";
        ParsedDocument parsed = ParseSettings.parse(parser, "a.mht", page.replace("\n", "\r\n"));
        assertThat(parsed.body().text()).isEqualTo("Grüße\n\nIn a frame.");
        assertThat(parsed.title()).isEqualTo("Locks");
    }

    @Test
    void an_invitation_says_what_when_and_where() {
        String event = "BEGIN:VCALENDAR\n"
                + "BEGIN:VEVENT\n"
                + "DTSTART;TZID=Europe/Berlin:20240305T090000\n"
                + "DTEND:20240305T100000Z\n"
                + "SUMMARY:Budget\n"
                + "  review\n"
                + "LOCATION:Room 5\\, north\n"
                + "ORGANIZER;CN=\"Ann Lee\":mailto:ann@example.org\n"
                + "DESCRIPTION:Bring\\n"
                + "the figures.\n"
                + "END:VEVENT\n"
                + "END:VCALENDAR\n";
        String shown = "Budget review\n"
                + "Start: 2024-03-05 09:00\n"
                + "End: 2024-03-05 10:00 UTC\n"
                + "Location: Room 5, north\n"
                + "Organizer: Ann Lee\n"
                + "Bring\n"
                + "the figures.";
        assertThat(body(multipart("alternative", part("text/calendar; method=REQUEST; charset=utf-8", event))))
                .isEqualTo(shown);
        assertThat(ParseSettings.parse(parser, "a.ics", event).body().text()).isEqualTo(shown);
    }

    @Test
    void each_mail_of_a_mailbox_has_its_subject_as_heading() {
        String mail = "From ann@x.org Mon Jan  1 10:00:00 2024\n"
                + "From: ann@x.org\n"
                + "Subject: %s\n"
                + "Content-Type: text/plain; charset=koi8-r\n\n"
                + "%s\n\n";
        byte[] box = (mail.formatted("Lamp", "Отчёт готов") + mail.formatted("Oil", "Привет"))
                .getBytes(java.nio.charset.Charset.forName("KOI8-R"));
        ParsedDocument parsed = ParseSettings.parse(parser, "a.mbox", box);
        assertThat(parsed.body().headings())
                .extracting(heading -> heading.title())
                .containsExactly("Lamp", "Oil");
        assertThat(parsed.body().text()).contains("Отчёт готов", "Привет");
    }

    @Test
    void a_mailbox_whose_first_mail_is_a_page_is_still_one() {
        String box = "From ann@example.org Mon Jun 01 04:28:28 2009\nComments: first\nSubject: Tide\n"
                + "Content-Type: text/html; charset=utf-8\n\n<html><body><p>High at six.</p></body></html>\n\n"
                + "From bob@example.org Tue Jun 02 04:28:28 2009\nSubject: Fee\n\nPaid.\n";
        ParsedDocument parsed = ParseSettings.parse(parser, "all.mbox", box);
        assertThat(parsed.contentType()).isEqualTo("application/mbox");
        assertThat(parsed.body().text())
                .contains("Subject: Tide", "High at six.", "Paid.")
                .doesNotContain("Content-Type");
    }

    @Test
    void a_mail_that_ends_too_early_keeps_what_came() {
        assertThat(body(HEAD + "Content-Type: multipart/mixed; boundary=B\n\n" + part("text/plain", "See below.")
                        + "--B\nContent-Ty"))
                .startsWith("See below.");
    }
}
