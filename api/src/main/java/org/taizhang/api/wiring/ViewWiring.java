package org.taizhang.api.wiring;

import java.time.Clock;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.web.Idempotency;
import org.taizhang.api.web.ProblemWriter;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Projections;
import org.taizhang.projections.documents.Documents;
import tools.jackson.databind.json.JsonMapper;

/** The read models, and what of the web layer leans on them. */
@Configuration(proxyBeanMethods = false)
class ViewWiring {
    @Bean(destroyMethod = "close")
    Projections projections(Documents viewDocuments, TokenStore viewTokens, JsonMapper json, NamedJson names) {
        return new Projections(viewDocuments, viewTokens, json, names::nameOf);
    }

    @Bean
    static Models models() {
        return new Models();
    }

    @Bean
    Idempotency idempotency(Documents stateDocuments, JsonMapper json, ProblemWriter problems, Clock clock) {
        return new Idempotency(stateDocuments, json, problems, clock);
    }
}
