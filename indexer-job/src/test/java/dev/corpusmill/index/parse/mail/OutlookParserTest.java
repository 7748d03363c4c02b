package dev.corpusmill.index.parse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.OwnFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** Mails as Outlook stores them (msg) and as Exchange sends them to others (TNEF, winmail.dat). */
class OutlookParserTest {
    private static final String BODY = "1000001F";
    private static final String HTML = "10130102";

    /** Properties by their tags, texts in UTF-16. */
    private static byte[] msg(Map<String, byte[]> properties) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            add(files, "__properties_version1.0", new byte[32]);
            add(files, "__substg1.0_001A001F", utf16("IPM.Note"));
            add(files, "__substg1.0_0037001F", utf16("Fee"));
            for (Map.Entry<String, byte[]> property : properties.entrySet()) {
                add(files, "__substg1.0_" + property.getKey(), property.getValue());
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static void add(POIFSFileSystem files, String name, byte[] content) throws IOException {
        files.getRoot().createDocument(name, new ByteArrayInputStream(content));
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    @Test
    void history_of_a_plain_msg_is_marked_as_in_other_mails() throws IOException {
        String body = "Paid today.\r\n\r\n-----Original Message-----\r\nFrom: Ann\r\nPlease pay 525.";
        assertThat(OwnFiles.text("a.msg", msg(Map.of(BODY, utf16(body)))))
                .endsWith("Paid today.\n> -----Original Message-----\n> From: Ann\n> Please pay 525.");
    }

    @Test
    void the_page_of_a_msg_is_read_like_any_page() throws IOException {
        byte[] page = ("<html><meta charset=utf-8><body><div>Fee: <s>480</s>525 €</div><div hidden>secret</div>"
                        + "<blockquote type=cite><p>How much?</p></blockquote>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(OwnFiles.text("a.msg", msg(Map.of(HTML, page, BODY, utf16("plain twin")))))
                .endsWith("Fee: 525 €\n> How much?");
    }

    private static byte[] tnef(byte[]... attributes) {
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x223E9F78).putShort((short) 1);
        for (byte[] attribute : attributes) {
            out.put(attribute);
        }
        byte[] file = new byte[out.position()];
        out.flip().get(file);
        return file;
    }

    private static byte[] attribute(int level, int id, int type, byte[] data) {
        int checksum = 0;
        for (byte octet : data) {
            checksum += octet & 0xFF;
        }
        ByteBuffer out = ByteBuffer.allocate(11 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) level).putShort((short) id).putShort((short) type);
        return out.putInt(data.length).put(data).putShort((short) checksum).array();
    }

    private static byte[] ascii(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void the_plain_text_of_winmail_dat_is_read_before_its_attachments() {
        byte[] file = tnef(
                attribute(1, 0x8004, 1, ascii("Fee")),
                attribute(1, 0x800C, 2, ascii("The fee is 525.\r\n\r\n-----Original Message-----\r\nHow much?")),
                attribute(2, 0x9002, 6, new byte[14]),
                attribute(2, 0x8010, 1, ascii("note.txt")),
                attribute(2, 0x800F, 6, "Berth N1".getBytes(StandardCharsets.US_ASCII)));
        assertThat(OwnFiles.text("winmail.dat", file))
                .isEqualTo("The fee is 525.\n> -----Original Message-----\n> How much?\nnote.txt\nBerth N1");
    }
}
