package org.taizhang.api.inspection;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.projections.inspection.InspectionCheckView;

/** Every check of every plan, made, excused or missed. */
@RestController
@RequestMapping("/api/v1/inspection-checks")
class InspectionCheckController {
    private final Reads reads;
    private final Model<InspectionEvent, InspectionCheckView> checks;

    InspectionCheckController(Reads reads, Model<InspectionEvent, InspectionCheckView> checks) {
        this.reads = reads;
        this.checks = checks;
    }

    @GetMapping
    @Summary(zh = "检查记录：已做、免做与漏做", en = "List checks, made, excused and missed")
    Slice<InspectionCheckView> checks() {
        return reads.list(checks);
    }
}
