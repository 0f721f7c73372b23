package org.taizhang.api.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.GenericEventMessage;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.api.standard.SettableClock;
import org.taizhang.api.standard.Stage;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a year of a prefecture's operations into an empty ledger, by the real commands: what machines bring about, and what
 * people do over HTTP, by {@code year/*.yml}. The same seed gives the same year.
 *
 * <p>Options: {@code --data=data-year}, {@code --from=2025-12-01}, {@code --days=365}, {@code --seed=1}, {@code --port=8080} with
 * {@code --stay} to look at it afterwards.
 */
public final class Year implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> SITES = List.of(
            "市政府门户网站",
            "市教育局网站",
            "市卫生健康委网站",
            "市人社局网站",
            "市公安局网站",
            "市民政局网站",
            "市交通运输局网站",
            "市住建局网站",
            "市生态环境局网站",
            "市农业农村局网站",
            "市市场监管局网站",
            "市应急管理局网站",
            "市医保局网站",
            "市文旅局网站",
            "市统计局网站",
            "市税务局网站",
            "道里区政府网站",
            "道外区政府网站",
            "南岗区政府网站",
            "香坊区政府网站",
            "平房区政府网站",
            "松北区政府网站",
            "呼兰区政府网站",
            "阿城区政府网站");
    private static final List<String> SYSTEMS = List.of(
            "内容发布", "信息资源库", "互动交流", "信息公开", "统一身份认证", "站群管理", "全文检索", "智能问答", "短信网关", "统计分析", "政务服务", "备份系统", "日志审计",
            "消息中间件", "文件存储", "视频点播", "无障碍服务", "移动客户端");

    private final SettableClock clock;
    private final Clock usual = GenericEventMessage.clock;
    private final Product product;
    private final Agenda agenda;
    private final Random chance;
    private final Map<String, Client> people = Stage.people();
    private final Machines machines;
    private final Map<String, String> shared = new TreeMap<>();
    private final LocalDate from;
    private final LocalDate until;

    private record Plan(List<Activity> activities) {}

    Year(Path data, LocalDate from, int days, long seed, String... settings) {
        this.from = from;
        this.until = from.plusDays(days);
        clock = new SettableClock(from.atTime(8, 0).atZone(ZONE).toInstant());
        GenericEventMessage.clock = clock;
        var all = new String[settings.length + 2];
        all[0] = "taizhang.security.session-idle=900d";
        all[1] = "taizhang.security.session-length=900d";
        System.arraycopy(settings, 0, all, 2, settings.length);
        product = Product.start(data, clock, all);
        agenda = new Agenda(clock);
        chance = new Random(seed);
        var keeper = product.person(Role.WATCH);
        people.put("watch", keeper);
        var watch = new Actor(keeper.name(), keeper.name(), Set.of(Role.WATCH), "230000", null);
        machines = new Machines(product, agenda, chance, ZONE, watch);
    }

    public static void main(String... arguments) throws Exception {
        var options = new Options(Arrays.asList(arguments));
        var data = Path.of(options.text("data", "data-year"));
        if (Files.exists(data)) throw new IllegalArgumentException("已存在 It exists: " + data.toAbsolutePath());
        var begun = System.nanoTime();
        try (var year = new Year(
                data,
                LocalDate.parse(options.text("from", "2025-12-01")),
                Integer.parseInt(options.text("days", "365")),
                Long.parseLong(options.text("seed", "1")),
                "server.port=" + options.text("port", "8080"))) {
            year.play();
            var seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            System.out.println("共 " + year.events() + " 条，用时 " + seconds + " 秒。" + year.events() + " events in "
                    + seconds + " s.");
            System.out.println("查看 To look at it: ./taizhang --taizhang.data=" + data + " ，账号 account admin / "
                    + Product.PASSWORD + " ，" + year.people.get("watch").name() + " / " + Product.PASSWORD);
            if (options.has("stay")) new CountDownLatch(1).await();
        }
    }

    private record Options(List<String> given) {
        String text(String name, String otherwise) {
            var start = "--" + name + "=";
            return given.stream()
                    .filter(option -> option.startsWith(start))
                    .map(option -> option.substring(start.length()))
                    .findFirst()
                    .orElse(otherwise);
        }

        boolean has(String name) {
            return given.contains("--" + name);
        }
    }

    /** Day by day, so that what is planned for a day is planned when it comes. */
    void play() throws IOException {
        var operator = product.person(Role.OPERATOR, Role.WATCH);
        people.put("operator", operator);
        machines.register(operator, SITES, SYSTEMS);
        var activities = activities();
        for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
            machines.plan(day);
            for (var activity : activities) plan(activity, day);
            agenda.run(day.plusDays(1).atStartOfDay(ZONE).toInstant());
            if (day.getDayOfMonth() == 1) System.out.println(day + "  " + events());
        }
    }

    long events() {
        return product.bean(CommitLog.class).head();
    }

    /** On the first day of a period its occurrences are put down, each on a day of its own by chance. */
    private void plan(Activity activity, LocalDate day) {
        if (day.isBefore(from.plusDays(activity.begins()))) return;
        var first = day.equals(from.plusDays(activity.begins()));
        var cadence = activity.in();
        if (cadence == null) {
            if (first) agenda.at(at(activity, day), () -> begin(activity));
            return;
        }
        var period = cadence.of(day);
        if (!first && !period.from().equals(day)) return;
        var days = Math.toIntExact(period.until().toEpochDay() - day.toEpochDay());
        for (int i = 0; i < activity.times(); i++) {
            var at = at(activity, day.plusDays(chance.nextInt(days)));
            agenda.at(at, () -> begin(activity));
        }
    }

    private Instant at(Activity activity, LocalDate day) {
        return day.atTime(activity.hour(chance)).atZone(ZONE).toInstant();
    }

    private void begin(Activity activity) {
        var stage = new Stage(product, clock, people)
                .with("site", SITES.get(chance.nextInt(SITES.size())))
                .with("system", SYSTEMS.get(chance.nextInt(SYSTEMS.size())))
                .with("number", Integer.toString(1 + chance.nextInt(9000)))
                .with("random", Long.toHexString(chance.nextLong()));
        shared.forEach(stage::with);
        try {
            activity.play(stage, agenda, chance);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(activity.name() + " at " + agenda.now() + ": " + e.getMessage(), e);
        }
        if (activity.shares() != null) activity.shares().forEach(name -> shared.put(name, stage.kept(name)));
    }

    private static List<Activity> activities() throws IOException {
        var json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var folder = Path.of("src", "test", "resources", "year");
        try (var files =
                Files.list(Files.isDirectory(folder) ? folder : Path.of("api").resolve(folder))) {
            return files.sorted()
                    .flatMap(file -> json.convertValue(read(file), Plan.class).activities().stream())
                    .toList();
        }
    }

    private static Map<String, Object> read(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        product.close();
        GenericEventMessage.clock = usual;
    }
}
