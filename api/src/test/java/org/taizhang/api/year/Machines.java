package org.taizhang.api.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.domain.Actor;
import org.taizhang.domain.alert.AlertCommand;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.Acknowledgement;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.digest.DigestCommand.Take;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;

/** What machines bring about: every target's digest of each day, and alerts that come and go. */
final class Machines {
    private static final List<Trouble> TROUBLES = List.of(
            new Trouble("slow", "http_total_seconds", 3, 4.2, 3, "首页用时过长", "The front page is slow"),
            new Trouble("cpu-high", "host_cpu_ratio", 0.9, 0.97, 3, "处理器繁忙", "The CPU is busy"),
            new Trouble("disk-full", "host_filesystem_used_ratio", 0.85, 0.9, 3, "磁盘空间不足", "The disk is filling up"),
            new Trouble(
                    "certificate-old",
                    "http_certificate_days_left",
                    30,
                    21,
                    4,
                    "证书即将到期",
                    "The certificate expires soon"),
            new Trouble(
                    "sessions-high",
                    "database_sessions_used_ratio",
                    0.8,
                    0.88,
                    3,
                    "数据库会话接近上限",
                    "Database sessions near their limit"),
            new Trouble("queue-long", "rabbitmq_messages", 10000, 15230, 4, "消息堆积", "Messages pile up"),
            new Trouble("down", "probe_success", 1, 0, 2, "无法访问", "It is down"));

    private final CommandGateway gateway;
    private final Agenda agenda;
    private final Random chance;
    private final ZoneId zone;
    private final Actor self;
    private final Actor watch;
    private final List<Machine> machines = new ArrayList<>();

    private record Trouble(
            String rule, String metric, double limit, double value, int severity, String zh, String en) {}

    private record Machine(UUID target, String name, String kind, String unit) {}

    Machines(Product product, Agenda agenda, Random chance, ZoneId zone, Actor watch) {
        this.gateway = product.bean(CommandGateway.class);
        this.agenda = agenda;
        this.chance = chance;
        this.zone = zone;
        this.self = Actor.system("Watchman", "230000");
        this.watch = watch;
    }

    /** Registers what there is; nothing is probed, for what is seen is played. */
    void register(Client operator, List<String> sites, List<String> systems) {
        for (var site : sites) register(operator, site, "website", "https://www.example.gov.cn/" + machines.size());
        for (var system : systems) {
            register(operator, system + "服务器", "host", "http://10.23.1." + machines.size() + ":9100/metrics");
            register(operator, system + "数据库", "database", "jdbc:postgresql://10.23.2." + machines.size() + "/app");
        }
    }

    private void register(Client operator, String name, String kind, String address) {
        var target = operator.post("/api/v1/targets", """
                        {"name": "%s", "unit": "230000/230100", "kind": "%s", "address": "%s", "owner": "%s", "interval": "PT1M",
                         "thresholds": [], "escalation": ["role:WATCH"]}""".formatted(name, kind, address, operator.name()))
                .expect(201)
                .subject();
        machines.add(new Machine(UUID.fromString(target), name, kind, "230000/230100"));
    }

    /** The digests of the day before, soon after midnight, and the alerts of this one. */
    void plan(LocalDate day) {
        var midnight = day.atStartOfDay(zone).toInstant();
        for (var machine : machines) {
            agenda.at(midnight.plusSeconds(360 + machines.indexOf(machine)), () -> digest(machine, day.minusDays(1)));
            if (chance.nextInt(100) < 25) alert(machine, midnight.plusSeconds(chance.nextInt(20 * 3600)));
        }
    }

    private void digest(Machine machine, LocalDate day) {
        var bad = chance.nextInt(8) == 0 ? chance.nextInt(30) : 0;
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        var sha256 = HexFormat.of().formatHex(bytes);
        chance.nextBytes(bytes);
        var from = day.atStartOfDay(zone).toInstant();
        var taken = new Day(
                machine.target,
                day,
                from,
                from.plus(Duration.ofDays(1)),
                Duration.ofMinutes(1),
                1440,
                bad,
                0,
                Duration.ZERO,
                List.of(),
                List.of(new DigestEvent.Extreme("probe_duration_seconds", "", 0.02, 0.2 + chance.nextInt(30) / 10.0)),
                1440L * 5,
                sha256,
                HexFormat.of().formatHex(bytes),
                machine.kind);
        var id = DigestEvent.id(machine.target, day);
        send(new Take(id, machine.unit, taken), self);
    }

    private void alert(Machine machine, Instant at) {
        var trouble = TROUBLES.get(chance.nextInt(100) == 0 ? 6 : chance.nextInt(6));
        var alert = AlertEvent.id(machine.target, trouble.rule);
        var answered = at.plusSeconds(60 + chance.nextInt(900));
        var over = answered.plusSeconds(300 + chance.nextInt(9000));
        agenda.at(
                at,
                () -> send(
                        new AlertCommand.Raise(alert, machine.target, machine.unit, firing(machine, trouble), at, null),
                        self));
        agenda.at(answered, () -> send(new AlertCommand.Acknowledge(alert, new Acknowledgement("已知悉，正在查看")), watch));
        agenda.at(
                over,
                () -> send(
                        new AlertCommand.Clear(alert, new End(over, Sample.of(trouble.metric, trouble.limit), null)),
                        self));
    }

    private static Firing firing(Machine machine, Trouble trouble) {
        var rising = trouble.value > trouble.limit;
        return new Firing(
                trouble.rule,
                machine.name,
                machine.kind,
                Sample.of(trouble.metric, trouble.value),
                rising ? Comparison.ABOVE : Comparison.BELOW,
                trouble.limit,
                trouble.severity,
                machine.name + trouble.zh,
                List.of("role:WATCH"),
                Duration.ofMinutes(30),
                null,
                machine.name + ": " + trouble.en,
                null);
    }

    private void send(Object command, Actor actor) {
        gateway.sendAndWait(new GenericCommandMessage<>(command, actor.metadata()));
    }
}
