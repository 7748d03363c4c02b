package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.CleanText;
import dev.corpusmill.index.parse.Formats;
import dev.corpusmill.index.parse.mail.MailParser;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/** The lines that stand above a mail: subject, sender, recipients, date. */
final class MailHead {
    private static final String OUTLOOK = "application/vnd.ms-outlook";
    private static final Set<String> TYPES = Set.of("message/rfc822", OUTLOOK);
    private static final int MAX_NAMES = 20;

    private MailHead() {}

    static boolean isMail(Metadata metadata) {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type != null && TYPES.contains(type);
    }

    /** Empty for what is no mail. */
    static Optional<String> of(Metadata metadata) {
        if (!isMail(metadata)) {
            return Optional.empty();
        }
        StringBuilder head = new StringBuilder();
        add(head, "Subject", subject(metadata, ""));
        add(head, "From", join(metadata.getValues(Message.MESSAGE_FROM)));
        add(head, "To", join(metadata.getValues(Message.MESSAGE_TO)));
        add(head, "Cc", join(metadata.getValues(Message.MESSAGE_CC)));
        add(head, "Date", metadata.get(TikaCoreProperties.CREATED));
        add(head, "Attachments", join(metadata.getValues(MailParser.ATTACHMENT)));
        return head.isEmpty() ? Optional.empty() : Optional.of(head.toString());
    }

    /** Notes a file that a mail of Outlook brings; of other mails the parser knows better what is a file. */
    static void addAttachment(Metadata mail, String name) {
        if (Formats.type(mail).equals(OUTLOOK) && !name.isEmpty()) {
            mail.add(MailParser.ATTACHMENT, name);
        }
    }

    static String subject(Metadata metadata, String otherwise) {
        for (String value :
                new @Nullable String[] {metadata.get(TikaCoreProperties.TITLE), metadata.get(TikaCoreProperties.SUBJECT)
                }) {
            if (value != null && !value.isBlank()) {
                return CleanText.collapse(CleanText.clean(value));
            }
        }
        return otherwise;
    }

    private static String join(String[] people) {
        return Arrays.stream(people).limit(MAX_NAMES).collect(Collectors.toCollection(LinkedHashSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    private static void add(StringBuilder head, String name, @Nullable String value) {
        String clean = value == null ? "" : CleanText.collapse(CleanText.clean(value));
        if (!clean.isEmpty()) {
            head.append(head.isEmpty() ? "" : "\n").append(name).append(": ").append(clean);
        }
    }
}
