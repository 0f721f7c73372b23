package org.taizhang.api.problem;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.problem.ProblemCommand;
import org.taizhang.domain.problem.ProblemEvent;
import org.taizhang.domain.problem.ProblemEvent.*;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.problem.ProblemRecordView;

@RestController
@RequestMapping("/api/v1/problems")
class ProblemController {
    private static final Filter KNOWN = Filter.in("state.library", List.of(Library.KNOWN_ERROR, Library.SOLUTION));

    private final Commands commands;
    private final Reads reads;
    private final Model<ProblemEvent, ProblemRecordView> problems;

    ProblemController(Commands commands, Reads reads, Model<ProblemEvent, ProblemRecordView> problems) {
        this.commands = commands;
        this.reads = reads;
        this.problems = problems;
    }

    @PostMapping
    @Summary(zh = "登记问题（识别）", en = "Identify a problem")
    ResponseEntity<Receipt> identify(@Valid @RequestBody Finding finding) {
        var problem = commands.newId();
        return commands.create(problem, new ProblemCommand.Identify(problem, finding));
    }

    @GetMapping
    @Summary(zh = "问题列表", en = "List problems")
    Slice<ProblemRecordView> list() {
        return reads.list(problems);
    }

    @GetMapping("/library")
    @Summary(zh = "问题库：已知错误与解决方案，可全文检索", en = "The library of known errors and solutions, to be searched")
    Slice<ProblemRecordView> library() {
        return reads.list(problems, KNOWN);
    }

    @GetMapping("/{problem}")
    @Summary(zh = "查看问题及其经过，可回到任一时刻", en = "Get a problem with its timeline, also as of an instant")
    ResponseEntity<ProblemRecordView> get(@PathVariable UUID problem, @RequestParam @Nullable Instant asOf) {
        return reads.get(problems, problem, asOf);
    }

    @PutMapping("/{problem}/incidents/{incident}")
    @Summary(zh = "关联事件", en = "Link an incident")
    Receipt linkIncident(@PathVariable UUID problem, @PathVariable UUID incident) {
        return commands.send(problem, new ProblemCommand.LinkIncident(problem, incident, null));
    }

    @PostMapping("/{problem}/dismissal")
    @Summary(zh = "不作为问题处理（不得由登记人本人决定）", en = "Dismiss, by someone who did not identify it")
    Receipt dismiss(@PathVariable UUID problem, @Valid @RequestBody Statement why) {
        return commands.send(problem, new ProblemCommand.Dismiss(problem, why));
    }

    @PostMapping("/{problem}/submission")
    @Summary(zh = "提交并指定处理人", en = "Submit, to somebody who sees to it")
    Receipt submit(@PathVariable UUID problem, @Valid @RequestBody Submission submission) {
        return commands.send(problem, new ProblemCommand.Submit(problem, submission));
    }

    @PutMapping("/{problem}/analysis")
    @Summary(zh = "分析：根本原因与临时办法", en = "Analyse, with root cause and workaround")
    Receipt analyse(@PathVariable UUID problem, @Valid @RequestBody Analysis analysis) {
        return commands.send(problem, new ProblemCommand.Analyse(problem, analysis));
    }

    @PutMapping("/{problem}/handling")
    @Summary(zh = "处理：解决方案及其变更", en = "Handle, by a solution and its change")
    Receipt handle(@PathVariable UUID problem, @Valid @RequestBody Handling handling) {
        return commands.send(problem, new ProblemCommand.Handle(problem, handling));
    }

    @PostMapping("/{problem}/escalations")
    @Summary(zh = "升级，交由他人处理", en = "Escalate to somebody else")
    Receipt escalate(@PathVariable UUID problem, @Valid @RequestBody Escalation escalation) {
        return commands.send(problem, new ProblemCommand.Escalate(problem, escalation));
    }

    @PostMapping("/{problem}/exemption")
    @Summary(zh = "申请不经变更解决", en = "Ask for a solution without a change")
    Receipt askExemption(@PathVariable UUID problem, @Valid @RequestBody Statement why) {
        return commands.send(problem, new ProblemCommand.AskExemption(problem, why));
    }

    @PostMapping("/{problem}/exemption/approval")
    @Summary(zh = "批准不经变更解决（不得由申请人本人批准）", en = "Grant the exemption, by someone who did not ask for it")
    Receipt grantExemption(@PathVariable UUID problem, @Valid @RequestBody Statement why) {
        return commands.send(problem, new ProblemCommand.GrantExemption(problem, why));
    }

    @PostMapping("/{problem}/exemption/refusal")
    @Summary(zh = "不批准不经变更解决（不得由申请人本人决定）", en = "Refuse the exemption, by someone who did not ask for it")
    Receipt refuseExemption(@PathVariable UUID problem, @Valid @RequestBody Statement why) {
        return commands.send(problem, new ProblemCommand.RefuseExemption(problem, why));
    }

    @PostMapping("/{problem}/solution")
    @Summary(zh = "解决：方案已部署实施", en = "Solve: the solution is deployed")
    Receipt solve(@PathVariable UUID problem, @Valid @RequestBody Statement outcome) {
        return commands.send(problem, new ProblemCommand.Solve(problem, outcome));
    }

    @PutMapping("/{problem}/entry")
    @Summary(zh = "将解决过程归纳整理，纳入问题库", en = "Write up how it was solved, for the library")
    Receipt file(@PathVariable UUID problem, @Valid @RequestBody Entry entry) {
        return commands.send(problem, new ProblemCommand.File(problem, entry));
    }

    @PostMapping("/{problem}/closure")
    @Summary(zh = "关闭（不得由解决人本人关闭）", en = "Close, by someone who did not solve it")
    Receipt close(@PathVariable UUID problem, @Valid @RequestBody Statement verdict) {
        return commands.send(problem, new ProblemCommand.Close(problem, verdict));
    }

    @PostMapping("/{problem}/reopening")
    @Summary(zh = "重新打开，重新分析", en = "Reopen, to be analysed anew")
    Receipt reopen(@PathVariable UUID problem, @Valid @RequestBody Statement why) {
        return commands.send(problem, new ProblemCommand.Reopen(problem, why));
    }
}
