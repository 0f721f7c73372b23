package org.taizhang.api.wiring;

import java.time.Duration;
import java.time.Instant;
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
import org.taizhang.projections.documents.Field;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

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

    /** Documents are sorted by instants as text, so that these have one width. */
    @Bean
    JsonMapperBuilderCustomizer instants() {
        return json -> json.addModule(new SimpleModule("instants").addSerializer(new InstantWriter()));
    }

    @Bean
    WebMvcConfigurer positionGate(List<Model<?, ?>> models) {
        var gate = new PositionGate(models.stream().<View<?>>map(Model::view).toList(), PATIENCE);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).addPathPatterns("/api/v1/**");
            }
        };
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(Field.text(instant));
        }
    }
}
