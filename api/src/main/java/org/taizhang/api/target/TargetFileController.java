package org.taizhang.api.target;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;

/** Says what carrying out the file of targets would come to, and does nothing. */
@RestController
@RequestMapping("/api/v1/target-file")
class TargetFileController {
    private final TargetFileKeeper keeper;
    private final String unit;

    TargetFileController(TargetFileKeeper keeper, Settings settings) {
        this.keeper = keeper;
        this.unit = settings.unit();
    }

    @GetMapping("/plan")
    @PreAuthorize("hasAnyRole('OPERATOR', 'AUDITOR')")
    @Summary(zh = "试算：监测对象文件现在会登记、修订、停用什么", en = "What the file of targets would register, revise and retire now")
    TargetFilePlan plan() {
        if (!Caller.sees(unit)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        return keeper.plan();
    }
}
