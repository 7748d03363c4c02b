package dev.corpusmill.query.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws sources and answers over them, some sentences right and some with a planted fault. */
final class WrittenAnswers {
    private static final int SOURCES = 6;
    private static final List<String> THINGS =
            List.of("ferry", "lighthouse", "greenhouse", "archive", "workshop", "reservoir", "observatory", "tannery");
    private static final List<String> PLACES =
            List.of("Alderholt", "Brackwater", "Cindermoor", "Dunmarsh", "Elmsgate", "Fennick", "Garrowby", "Hollin");
    private static final List<String> CHINESE_THINGS = List.of("渡轮", "灯塔", "温室", "档案馆", "车间", "水库", "天文台", "制革厂");
    private static final List<String> CHINESE_PLACES = List.of("临川", "青溪", "白沙", "东屏", "云岭", "南泽", "石门", "西渡");

    private final Random random;
    private final boolean chinese;

    /** Where a fault was planted. */
    enum Fault {
        NONE,
        FALSE_MARK,
        FALSE_NUMBER,
        NO_SUCH_SOURCE
    }

    /** A sentence of an answer. */
    record Sentence(String text, Fault fault, int mark, String number) {}

    /** Sources, from number 1, and an answer over them. */
    record Written(List<AnswerVerifier.Given> sources, List<Sentence> sentences, String text) {}

    private record Fact(String subject, int number, String statement, String paraphrase) {}

    WrittenAnswers(long seed, boolean chinese) {
        this.random = new Random(seed);
        this.chinese = chinese;
    }

    Written next() {
        List<AnswerVerifier.Given> sources = new ArrayList<>();
        List<List<Fact>> facts = new ArrayList<>();
        int first = random.nextInt(PLACES.size());
        for (int n = 1; n <= SOURCES; n++) {
            List<Fact> own = facts((first + n) % PLACES.size(), random.nextInt(THINGS.size()));
            facts.add(own);
            StringBuilder text = new StringBuilder();
            own.forEach(
                    fact -> text.append(text.isEmpty() || chinese ? "" : " ").append(fact.statement()));
            sources.add(new AnswerVerifier.Given(n, own.get(0).subject(), text.toString()));
        }
        List<Sentence> sentences = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            Sentence sentence = sentence(facts);
            sentences.add(sentence);
            text.append(text.isEmpty() || chinese ? "" : " ").append(sentence.text());
        }
        return new Written(sources, sentences, text.toString());
    }

    private Sentence sentence(List<List<Fact>> facts) {
        int source = random.nextInt(SOURCES);
        Fact fact = facts.get(source).get(random.nextInt(facts.get(source).size()));
        String plain = random.nextBoolean() ? fact.statement() : fact.paraphrase();
        Fault fault = random.nextInt(3) > 0 ? Fault.NONE : Fault.values()[1 + random.nextInt(3)];
        int mark = source + 1;
        String number = "";
        switch (fault) {
            case NONE -> {}
            case FALSE_MARK -> mark = (source + 1 + random.nextInt(SOURCES - 1)) % SOURCES + 1;
            case NO_SUCH_SOURCE -> mark = SOURCES + 1 + random.nextInt(20);
            case FALSE_NUMBER -> {
                number = Integer.toString(unused(facts));
                plain = plain.replace(Integer.toString(fact.number()), number);
            }
        }
        String stop = chinese ? "。" : ".";
        String body = plain.substring(0, plain.length() - 1);
        String marked =
                switch (random.nextInt(3)) {
                    case 0 -> body + (chinese ? "" : " ") + "[" + mark + "]" + stop;
                    case 1 -> body + stop + (chinese ? "" : " ") + "[" + mark + "]";
                    default -> body + (chinese ? "【" + mark + "】" : " (source " + mark + ")") + stop;
                };
        return new Sentence(marked, fault, mark, number);
    }

    private int unused(List<List<Fact>> facts) {
        Set<Integer> used = new HashSet<>();
        facts.forEach(own -> own.forEach(fact -> used.add(fact.number())));
        int number = 13 + random.nextInt(900);
        while (used.contains(number)) {
            number++;
        }
        return number;
    }

    private List<Fact> facts(int place, int thing) {
        List<Fact> facts = new ArrayList<>();
        int[] numbers = random.ints(13, 990).distinct().limit(4).toArray();
        if (chinese) {
            String subject = CHINESE_PLACES.get(place) + CHINESE_THINGS.get(thing);
            facts.add(new Fact(
                    subject,
                    numbers[0],
                    subject + "有" + numbers[0] + "级台阶。",
                    "通往" + subject + "的台阶共" + numbers[0] + "级。"));
            facts.add(new Fact(
                    subject,
                    numbers[1],
                    subject + "每年接待" + numbers[1] + "名访客。",
                    "每年有" + numbers[1] + "名访客来到" + subject + "。"));
            facts.add(new Fact(
                    subject,
                    numbers[2],
                    subject + "的维修费用为" + numbers[2] + "元。",
                    "维修" + subject + "要花" + numbers[2] + "元。"));
            facts.add(new Fact(
                    subject, numbers[3], subject + "的容量是" + numbers[3] + "吨。", subject + "可以容纳" + numbers[3] + "吨。"));
            return facts;
        }
        String subject = "the " + PLACES.get(place) + " " + THINGS.get(thing);
        String upper = "The" + subject.substring(3);
        facts.add(new Fact(
                subject,
                numbers[0],
                upper + " has " + numbers[0] + " steps.",
                "There are " + numbers[0] + " steps to " + subject + "."));
        facts.add(new Fact(
                subject,
                numbers[1],
                upper + " receives " + numbers[1] + " visitors each year.",
                "Each year " + numbers[1] + " visitors come to " + subject + "."));
        facts.add(new Fact(
                subject,
                numbers[2],
                "Repairs of " + subject + " cost " + numbers[2] + " pounds.",
                upper + " is repaired for " + numbers[2] + " pounds."));
        facts.add(new Fact(
                subject,
                numbers[3],
                upper + " holds " + numbers[3] + " tons.",
                "Up to " + numbers[3] + " tons fit into " + subject + "."));
        return facts;
    }
}
