package dev.corpusmill.index.parse.charset;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Short texts of our own in the languages of the old charsets. */
public final class Phrases {
    /** Labels as mails carry them, and what is written in each. */
    public static final Map<String, List<String>> BY_LABEL = byLabel();

    private static final int MAX_PHRASES = 3;

    private Phrases() {}

    private static Map<String, List<String>> byLabel() {
        List<String> german = List.of(
                "Schöne Grüße aus München",
                "Die Prüfung fällt am Freitag aus.",
                "Bitte übermorgen die Schlüssel zurückgeben.",
                "Straße gesperrt",
                "Der Hafenmeister öffnet um sieben Uhr.",
                "Größe: 42");
        List<String> french = List.of(
                "Le café est fermé à midi.",
                "La réunion a été reportée à jeudi.",
                "Où sont les clés du phare ?",
                "déjà payé",
                "Prévoyez l’arrivée des élèves.");
        List<String> spanish = List.of(
                "El próximo año cerrará la oficina.",
                "¿Quién tiene la llave del almacén?",
                "Reunión mañana a las nueve.");
        List<String> polish = List.of(
                "Proszę przesłać fakturę do końca miesiąca.",
                "Łódź czeka przy nabrzeżu.",
                "Spotkanie odbędzie się jutro.",
                "Dziękuję za szybką odpowiedź.");
        List<String> czech = List.of(
                "Příští schůzka je v úterý.", "Děkuji za zprávu, přijedu později.", "Loď přistane před půlnocí.");
        List<String> hungarian = List.of(
                "A következő ülés kedden lesz.",
                "Köszönöm a gyors választ, őszintén örülök.",
                "A kikötő éjjel zárva van.");
        List<String> russian = List.of(
                "Совещание переносится на четверг.",
                "Ключи от маяка у смотрителя.",
                "Привет из Москвы",
                "Счёт нужно оплатить до пятницы.",
                "Отчёт готов");
        List<String> greek = List.of(
                "Η συνάντηση αναβάλλεται για την Πέμπτη.", "Το λιμάνι είναι κλειστό.", "Ευχαριστώ για την απάντηση.");
        List<String> turkish = List.of(
                "Toplantı perşembe gününe ertelendi.",
                "Fenerin anahtarı bekçide.",
                "Işıklar gece yarısı söndürülecek, teşekkürler.");
        List<String> hebrew = List.of("הפגישה נדחתה ליום חמישי.", "המפתח אצל השומר.", "תודה על התשובה המהירה.");
        List<String> arabic =
                List.of("تم تأجيل الاجتماع إلى يوم الخميس.", "مفتاح المنارة عند الحارس.", "شكرا على الرد السريع.");
        List<String> lithuanian = List.of(
                "Susitikimas nukeliamas į ketvirtadienį.",
                "Raktai yra pas sargą, ačiū už žinutę.",
                "Uostas naktį uždarytas, šviesos užgęsta.");
        List<String> thai = List.of("การประชุมเลื่อนไปเป็นวันพฤหัสบดี", "กุญแจอยู่กับยาม", "ขอบคุณสำหรับคำตอบ");
        List<String> simplified = List.of("会议取消", "灯塔的钥匙在看守那里。", "请在周五之前付款。", "库存清单已经更新，请查收。", "今天晚上八点开会");
        List<String> traditional = List.of("會議取消", "燈塔的鑰匙在看守那裡。", "請在週五之前付款。", "庫存清單已經更新，請查收。", "今天晚上八點開會");
        List<String> japanese = List.of("会議は中止になりました。", "灯台の鍵は守衛が持っています。", "金曜日までにお支払いください。", "ありがとうございます", "港は夜間閉鎖です");
        List<String> korean = List.of("회의가 취소되었습니다.", "등대 열쇠는 경비원에게 있습니다.", "금요일까지 결제해 주세요.", "감사합니다");

        Map<String, List<String>> byLabel = new LinkedHashMap<>();
        byLabel.put("utf-8", german);
        byLabel.put("iso-8859-1", german);
        byLabel.put("windows-1252", french);
        byLabel.put("iso-8859-15", spanish);
        byLabel.put("windows-1250", polish);
        byLabel.put("iso-8859-2", czech);
        byLabel.put("cp1250", hungarian);
        byLabel.put("windows-1251", russian);
        byLabel.put("koi8-r", russian);
        byLabel.put("ibm866", russian);
        byLabel.put("windows-1253", greek);
        byLabel.put("iso-8859-9", turkish);
        byLabel.put("windows-1255", hebrew);
        byLabel.put("windows-1256", arabic);
        byLabel.put("windows-1257", lithuanian);
        byLabel.put("tis-620", thai);
        byLabel.put("gb2312", simplified);
        byLabel.put("gbk", simplified);
        byLabel.put("big5", traditional);
        byLabel.put("shift_jis", japanese);
        byLabel.put("euc-jp", japanese);
        byLabel.put("iso-2022-jp", japanese);
        byLabel.put("euc-kr", korean);
        return byLabel;
    }

    /** One to three phrases of those that are written in a charset. */
    public static String some(String label, Random random) {
        List<String> phrases = BY_LABEL.get(label);
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(MAX_PHRASES); left > 0; left--) {
            text.append(phrases.get(random.nextInt(phrases.size()))).append('\n');
        }
        return text.toString();
    }

    /** The bytes of a text in a charset, as the sender's program would write them. */
    public static byte[] encode(String text, String label) {
        return text.getBytes(Charset.forName(label));
    }
}
