package org.taizhang.api.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.evaluation.EvaluationSettings;
import org.taizhang.api.evaluation.IndicatorCatalogue;
import org.taizhang.api.inspection.InspectionSettings;
import org.taizhang.api.nonconformity.NonconformitySettings;
import org.taizhang.api.publication.PublicationSettings;
import org.taizhang.domain.evaluation.Indicators;
import org.taizhang.domain.inspection.Frequency;
import org.taizhang.domain.nonconformity.Handling;
import org.taizhang.domain.publication.Reviewing;

/** What checking and publishing are bound to. */
@Configuration(proxyBeanMethods = false)
class InspectionWiring {
    @Bean
    Frequency frequency(Settings settings, InspectionSettings inspections) {
        return inspections.frequency(settings.zone());
    }

    @Bean
    Handling handling(NonconformitySettings findings) {
        return findings.handling();
    }

    @Bean
    Reviewing reviewing(PublicationSettings publications) {
        return publications.reviewing();
    }

    @Bean
    Indicators indicators(IndicatorCatalogue catalogue, EvaluationSettings evaluations) {
        return catalogue.inForce(evaluations);
    }
}
