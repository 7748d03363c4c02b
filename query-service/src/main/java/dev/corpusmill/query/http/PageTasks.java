package dev.corpusmill.query.http;

import java.util.regex.Pattern;

/**
 * Tells what chat pages ask of a model on their own account, like a title for a conversation, from what people ask: such a
 * prompt is an instruction to write something about the conversation, and names it.
 */
final class PageTasks {
    private static final int MAX_BEGINNING = 600;
    private static final Pattern TASK = Pattern.compile(
            "^(?:#+\\s*task:?\\s*|task:\\s*|instructions?:\\s*)?(?:you are [^.\\n]{0,120}\\.\\s*|please\\s+|based on the (?:above|following)?[^.\\n]{0,60},\\s*)*"
                    + "(?:generate|create|write|suggest|provide|give|summari[sz]e|propose|analy[sz]e|come up|name|categori[sz]e"
                    + "|determine|return|extract|predict)\\b[^\\n]{0,160}?"
                    + "\\b(?:titles?|tags?|follow-?\\s?ups?|emojis?|search quer(?:y|ies)|topics?|name|autocompletions?|questions)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE_TASK = Pattern.compile(
            "^(?:#+\\s*任务[:：]?\\s*)?(?:你是[^。\\n]{0,60}[。，])?(?:请)?(?:你)?(?:根据[^。\\n]{0,30}[，,])?[^。？?\\n]{0,12}"
                    + "(?:生成|总结|概括|拟|起|提供|给出|建议|归纳)[^。？?\\n]{0,60}(?:标题|标签|题目|主题|后续问题|追问|名称)");
    private static final Pattern CONVERSATION = Pattern.compile(
            "chat[ _]?history|conversation|\\bchat\\b|dialogu?e|<messages?>|\\b(?:user|human):|对话|聊天|会话",
            Pattern.CASE_INSENSITIVE);

    private PageTasks() {}

    static boolean isOne(String message) {
        String beginning = message.strip();
        String head = beginning.substring(0, Math.min(MAX_BEGINNING, beginning.length()));
        return (TASK.matcher(head).find() || CHINESE_TASK.matcher(head).find())
                && CONVERSATION.matcher(beginning).find();
    }
}
