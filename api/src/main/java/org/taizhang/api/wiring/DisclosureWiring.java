package org.taizhang.api.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.api.disclosure.DisclosureSettings;
import org.taizhang.api.disclosure.PublishedCalendar;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.disclosure.DisclosureDeadlines;

/** What making public is bound to. */
@Configuration(proxyBeanMethods = false)
class DisclosureWiring {
    @Bean
    WorkCalendar workCalendar(PublishedCalendar published) {
        return published.calendar();
    }

    @Bean
    DisclosureDeadlines disclosureDeadlines(
            Settings settings, DisclosureSettings disclosures, WorkCalendar workCalendar) {
        return disclosures.deadlines(workCalendar, settings.zone());
    }
}
