package org.taizhang.api.view;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.Projections;
import org.taizhang.projections.View;

@RestController
@RequestMapping("/api/v1/views")
class ViewController {
    private final Projections projections;
    private final CommitLog log;

    /** @param head the newest position of the ledger, which views strive for */
    record Views(long head, List<View.State> views) {}

    ViewController(Projections projections, CommitLog log) {
        this.projections = projections;
        this.log = log;
    }

    @GetMapping
    @Summary(zh = "读模型的进度与状态", en = "How the read models fare")
    Views list() {
        return new Views(
                log.head() - 1, projections.views().stream().map(View::state).toList());
    }

    @PostMapping("/{name}/rebuild")
    @PreAuthorize("hasRole('SYSTEM_ADMINISTRATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Summary(zh = "由台账重建读模型，期间照常可读", en = "Build a read model anew from the ledger; it stays readable")
    void rebuild(@PathVariable String name) {
        var view = projections.view(name).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-view", name));
        var unused = view.rebuild();
    }
}
