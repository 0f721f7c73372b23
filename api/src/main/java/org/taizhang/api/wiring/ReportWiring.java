package org.taizhang.api.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.report.Documents;
import org.taizhang.api.report.Typeface;

/** By what reports are written. */
@Configuration(proxyBeanMethods = false)
class ReportWiring {
    @Bean
    Documents reportDocuments(Settings settings) {
        var font = settings.reports().font();
        return new Documents(font == null ? Typeface.bundled() : Typeface.of(font));
    }
}
