package org.taizhang.api.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.PositionGate;
import org.taizhang.projections.View;

/** How HTTP is spoken: Chinese unless English is asked for, instants to the millisecond, reads that wait if they must. */
@Configuration(proxyBeanMethods = false)
class WebWiring {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
        return resolver;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.addModule(new StrictJson());
    }

    @Bean
    WebMvcConfigurer positionGate(List<Model<?, ?>> models) {
        var gate = new PositionGate(models.stream().<View<?>>map(Model::view).toList(), PATIENCE);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate)
                        .addPathPatterns("/api/v1/**")
                        .excludePathPatterns("/api/v1/ledger/**"); // which is read from the log, no read model
            }
        };
    }
}
