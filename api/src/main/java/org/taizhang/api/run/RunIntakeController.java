package org.taizhang.api.run;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Report;

/** Where machines and people report runs. */
@RestController
@RequestMapping("/api/v1/backups/{backup}/runs")
class RunIntakeController {
    private static final String REPORTERS = "hasAnyRole('SOURCE','OPERATOR')";
    /** As many as a tool lists at once. */
    static final int MOST = 2_000;

    private final RunIntake intake;
    private final Settings settings;
    private final Clock clock;

    /** How many ended runs were read, and how many of them were new. */
    record Taken(int runs, int recorded) {}

    RunIntakeController(RunIntake intake, Settings settings, Clock clock) {
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize(REPORTERS)
    @Summary(zh = "上报一次备份运行（任何工具）", en = "Report a run of any tool")
    ResponseEntity<Receipt> report(@PathVariable UUID backup, @Valid @RequestBody Report report) {
        var receipt = intake.take(backup, report);
        var place = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/v1/runs/{run}")
                .build(report.id(backup));
        return ResponseEntity.created(place).body(receipt);
    }

    @PostMapping("/restic")
    @PreAuthorize(REPORTERS)
    @Summary(zh = "接收 restic backup --json 的汇总行", en = "Take the summary that restic backup --json ends with")
    Taken restic(
            @PathVariable UUID backup,
            @RequestParam @Nullable Method method,
            @Valid @RequestBody ResticSummary summary) {
        return intake.take(backup, List.of(summary.report(method, clock.instant())));
    }

    @PostMapping("/restic/snapshots")
    @PreAuthorize(REPORTERS)
    @Summary(zh = "接收 restic snapshots --json 的输出", en = "Take what restic snapshots --json says")
    Taken resticSnapshots(
            @PathVariable UUID backup,
            @RequestParam @Nullable Method method,
            @Valid @RequestBody @Size(max = MOST) List<ResticSnapshot> snapshots) {
        return intake.take(
                backup,
                snapshots.stream().map(snapshot -> snapshot.report(method)).toList());
    }

    @PostMapping("/borg")
    @PreAuthorize(REPORTERS)
    @Summary(
            zh = "接收 borg create --json 或 borg info --json 的输出",
            en = "Take what borg create --json or borg info --json says")
    Taken borg(
            @PathVariable UUID backup, @RequestParam @Nullable Method method, @Valid @RequestBody BorgOutput output) {
        return intake.take(backup, output.reports(method, settings.zone()));
    }

    @PostMapping("/pgbackrest")
    @PreAuthorize(REPORTERS)
    @Summary(zh = "接收 pgbackrest info --output=json 的输出", en = "Take what pgbackrest info --output=json says")
    Taken pgBackRest(@PathVariable UUID backup, @Valid @RequestBody @Size(max = 100) List<PgBackRestStanza> stanzas) {
        return intake.take(
                backup,
                stanzas.stream().flatMap(stanza -> stanza.reports().stream()).toList());
    }

    @PostMapping("/barman")
    @PreAuthorize(REPORTERS)
    @Summary(zh = "接收 barman -f json list-backup 的输出", en = "Take what barman -f json list-backup says")
    Taken barman(
            @PathVariable UUID backup, @Valid @RequestBody Map<String, @Size(max = MOST) List<BarmanBackup>> servers) {
        return intake.take(
                backup,
                servers.values().stream()
                        .flatMap(List::stream)
                        .flatMap(each -> each.report(settings.zone()).stream())
                        .toList());
    }
}
