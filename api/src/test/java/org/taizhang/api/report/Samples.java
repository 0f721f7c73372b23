package org.taizhang.api.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.taizhang.api.report.Report.Signature;
import org.taizhang.api.report.Report.Source;
import org.taizhang.api.report.Section.Block;
import org.taizhang.api.report.Section.Paragraph;
import org.taizhang.api.report.Table.Column;

/** Reports as the monthly analyses will be, and such as nobody should write. */
public final class Samples {
    private static final Instant MADE = Instant.parse("2026-11-02T01:12:44Z");
    private static final String HASH = "3fa9c1".repeat(10) + "0b7d";
    private static final List<Wording> TOPICS = List.of(
            Wording.of("总体运行情况", "Overview"),
            Wording.of("网站可用性", "Availability"),
            Wording.of("告警分析", "Alerts"),
            Wording.of("事件处置", "Incidents"),
            Wording.of("变更与发布", "Changes and releases"),
            Wording.of("主机与网络资源", "Hosts and networks"),
            Wording.of("数据库与中间件", "Databases and middleware"),
            Wording.of("备份与恢复演练", "Backups and restoration"),
            Wording.of("值班与交接", "Duty"),
            Wording.of("问题与改进建议", "Findings and proposals"));
    private static final List<String> SITES = List.of("门户网站", "政务服务网", "信用平台", "数据开放平台", "移动门户");

    private Samples() {}

    static Report report(List<Section> sections) {
        return new Report(
                Wording.of("政府网站平台运行维护月度分析报告", "Monthly operations analysis of the government website platform"),
                Wording.of("黑龙江省人民政府办公厅电子政务中心", "E-Government Centre, General Office of Heilongjiang Province"),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 31),
                ZoneId.of("Asia/Shanghai"),
                MADE,
                new Source("ledger.example/hlj", 128_443, HASH),
                new Signature("王建国", MADE.plusSeconds(3_600)),
                sections);
    }

    static Report of(Block... blocks) {
        return report(List.of(new Section(Wording.of("样例", "Sample"), List.of(blocks))));
    }

    /** Ten sections, eight charts, twelve tables of forty rows. */
    public static Report typical() {
        var random = new Random(11);
        var sections = new ArrayList<Section>();
        for (int i = 0; i < TOPICS.size(); i++) {
            var blocks = new ArrayList<Block>();
            blocks.add(paragraph());
            if (i < 8) blocks.add(i % 3 == 0 ? lines(random) : i % 3 == 1 ? bars(random) : shares(random));
            blocks.add(i % 2 == 0 ? incidents(random, 40) : availability(random, 40));
            if (i == 3 || i == 6) blocks.add(incidents(random, 40));
            sections.add(new Section(TOPICS.get(i), blocks));
        }
        return report(sections);
    }

    private static Paragraph paragraph() {
        return new Paragraph(Wording.of(
                "本月平台运行总体平稳，五个重点站点综合可用率为 99.96%，较上月提高 0.03 个百分点。全月共产生告警 1,284 条，"
                        + "其中一级 2 条、二级 17 条，均已按规定时限处置完毕；未发生重大网络安全事件。\n"
                        + "存储阵列（DS-02）磁盘 7 号槽位于 10 月 17 日更换，更换期间业务未受影响。",
                "The platform ran steadily; the five main sites were available for 99.96 % of the month. All alerts of the first"
                        + " two severities were dealt with in time."));
    }

    private static Chart lines(Random random) {
        var days = IntStream.rangeClosed(1, 31)
                .mapToObj(day -> Wording.of("10-" + (day < 10 ? "0" : "") + day))
                .toList();
        var series = SITES.subList(0, 3).stream()
                .map(site -> new Chart.Series(
                        Wording.of(site),
                        days.stream()
                                .map(day -> BigDecimal.valueOf(99_500 + random.nextInt(500), 5))
                                .toList()))
                .toList();
        return new Chart(
                Wording.of("每日可用率", "Availability by day"),
                Chart.Form.LINES,
                Kind.PERCENT,
                Wording.of("可用率"),
                days,
                series);
    }

    private static Chart bars(Random random) {
        var labels = SITES.stream().map(Wording::of).toList();
        var series = List.of(Wording.of("本月", "This month"), Wording.of("上月", "Last month")).stream()
                .map(name -> new Chart.Series(
                        name,
                        labels.stream()
                                .map(label -> BigDecimal.valueOf(random.nextInt(380)))
                                .toList()))
                .toList();
        return new Chart(
                Wording.of("各站点告警数", "Alerts by site"),
                Chart.Form.BARS,
                Kind.NUMBER,
                Wording.of("条", "alerts"),
                labels,
                series);
    }

    private static Chart shares(Random random) {
        var labels = List.of(
                Wording.of("主机", "Hosts"),
                Wording.of("网络", "Network"),
                Wording.of("数据库", "Databases"),
                Wording.of("中间件", "Middleware"),
                Wording.of("内容", "Content"));
        var values = new Chart.Series(
                Wording.of("告警", "Alerts"),
                labels.stream()
                        .map(label -> BigDecimal.valueOf(20 + random.nextInt(300)))
                        .toList());
        return new Chart(
                Wording.of("告警类别构成", "Alerts by kind"),
                Chart.Form.SHARES,
                Kind.NUMBER,
                Wording.of("条", "alerts"),
                labels,
                List.of(values));
    }

    static Table incidents(Random random, int rows) {
        return new Table(
                Wording.of("事件处置明细", "Incidents"),
                List.of(
                        new Column(Wording.of("编号", "No."), Kind.TEXT),
                        new Column(Wording.of("对象", "Target"), Kind.TEXT),
                        new Column(Wording.of("摘要", "Summary"), Kind.TEXT),
                        new Column(Wording.of("发生时间", "Began"), Kind.INSTANT),
                        new Column(Wording.of("处置用时", "Took"), Kind.DURATION)),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.of(
                                Cell.of("INC-2026-" + (1_000 + i)),
                                Cell.of(SITES.get(i % SITES.size())),
                                Cell.of(i % 3 == 0 ? "首页响应时间超过 3 秒，负载均衡后端 web-04 连接数过高，已扩容" : "证书将于 14 日内到期"),
                                Cell.of(MADE.minusSeconds(random.nextInt(2_600_000))),
                                i % 7 == 6 ? Cell.absent() : Cell.of(Duration.ofSeconds(random.nextInt(20_000)))))
                        .toList());
    }

    static Table availability(Random random, int rows) {
        return new Table(
                Wording.of("监测对象可用率", "Availability of targets"),
                List.of(
                        new Column(Wording.of("监测对象", "Target"), Kind.TEXT),
                        new Column(Wording.of("方式", "Check"), Kind.TEXT),
                        new Column(Wording.of("监测次数", "Runs"), Kind.NUMBER),
                        new Column(Wording.of("平均响应（毫秒）", "Mean response (ms)"), Kind.NUMBER, 1),
                        new Column(Wording.of("可用率", "Available"), Kind.PERCENT, 3),
                        new Column(Wording.of("中断时长", "Down for"), Kind.DURATION)),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.of(
                                Cell.of(SITES.get(i % SITES.size()) + " " + (i + 1) + " 号节点", "node " + (i + 1)),
                                Cell.of("HTTPS"),
                                Cell.of(44_640L - i),
                                Cell.of(BigDecimal.valueOf(random.nextInt(9_000), 1)),
                                Cell.percent(BigDecimal.valueOf(99_000 + random.nextInt(1_000), 5)),
                                Cell.of(Duration.ofSeconds(random.nextInt(4_000)))))
                        .toList());
    }

    /** Writes the typical report into a folder, for people and for other processes to look at. */
    public static void main(String... folder) throws IOException {
        for (var form : Documents.Form.values()) {
            var file = Path.of(folder[0], "typical." + form.extension());
            try (var out = Files.newOutputStream(file)) {
                new Documents(Typeface.bundled()).write(typical(), form, out);
            }
        }
    }
}
