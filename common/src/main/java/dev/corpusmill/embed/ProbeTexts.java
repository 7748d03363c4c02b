package dev.corpusmill.embed;

import java.util.List;

/** Sixteen fixed texts whose vectors a generation keeps, so that another engine can be shown to compute the same. */
public final class ProbeTexts {
    /** Never change one: their vectors are in the manifests of existing generations. */
    public static final List<String> ALL = List.of(
            "The mill grinds grain into flour.",
            "Water turns the wheel, and the wheel turns the stone.",
            "Invoices are due thirty days after delivery.",
            "Restart the pump only when the pressure has fallen below two bar.",
            "Revenue rose by 4.7 % to $1,203 million in the second quarter.",
            "public static void main(String[] args) { System.out.println(42); }",
            "Who is responsible for the approval of travel expenses?",
            "Café, naïve, Łódź, 300 °C, x² ≤ 10.",
            "磨坊把谷物磨成面粉。",
            "水推动轮子,轮子带动石磨。",
            "发票应在交货后三十天内付清。",
            "只有当压力降到两巴以下时才能重新启动水泵。",
            "第二季度收入增长百分之四点七,达到十二亿元。",
            "谁负责审批差旅费用?",
            "数据库 index 的 embedding 维度是 512。",
            "A short line\nand a second one,\n\nthen a paragraph of its own that goes on for a little longer than the rest, so"
                    + " that the probes also cover texts of several sentences. It ends here.");

    private ProbeTexts() {}
}
