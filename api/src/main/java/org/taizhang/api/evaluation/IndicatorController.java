package org.taizhang.api.evaluation;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.evaluation.IndicatorCatalogue.Indicator;
import org.taizhang.api.web.Summary;

/** The indicators that evaluations judge by, and those that nobody has confirmed yet. */
@RestController
@RequestMapping("/api/v1/indicators")
class IndicatorController {
    private final IndicatorCatalogue catalogue;

    IndicatorController(IndicatorCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    @Summary(zh = "检查指标：哪些已启用，出处与核实程度", en = "List indicators: which are in force, their source and certainty")
    List<Indicator> indicators() {
        return catalogue.all();
    }
}
