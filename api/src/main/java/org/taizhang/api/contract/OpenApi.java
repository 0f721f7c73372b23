package org.taizhang.api.contract;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.taizhang.api.web.Headers;
import org.taizhang.projections.documents.Query;
import tools.jackson.databind.json.JsonMapper;

/** The document's frame: what it is about, how one comes in, and what operations share. */
@Configuration(proxyBeanMethods = false)
class OpenApi {
    /** How many items a page has where nobody says. */
    private static final int USUAL = 50;

    private static final Texts TEXTS = Texts.load();

    @Bean
    Schemas schemas() {
        return new Schemas(TEXTS);
    }

    @Bean
    Operations operations(JsonMapper json, Schemas schemas) {
        return new Operations(TEXTS, new Examples(json), schemas);
    }

    @Bean
    OpenAPI document() throws IOException {
        var tags = TEXTS.under("tags");
        return new OpenAPI()
                .info(info())
                .servers(List.of(new Server().url("/").description(TEXTS.get("server"))))
                .security(List.of(
                        new SecurityRequirement().addList("bearer"), new SecurityRequirement().addList("cookie")))
                .tags(tags.all().keySet().stream()
                        .map(Object::toString)
                        .map(tag -> new Tag().name(tag).description(tags.get(tag)))
                        .toList())
                .components(components());
    }

    private static Info info() throws IOException {
        var build = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("openapi/application.properties", OpenApi.class.getClassLoader()));
        return new Info()
                .title("台账 Taizhang")
                .description(TEXTS.get("description"))
                .version(build.getProperty("version").replace("-SNAPSHOT", ""))
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"));
    }

    private static Components components() {
        var components = new Components()
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(TEXTS.get("bearer")))
                .addSecuritySchemes(
                        "cookie",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("taizhang-session")
                                .description(TEXTS.get("cookie")))
                .addParameters("IfMatch", in("header", "If-Match", text("\"3\"")))
                .addParameters("IdempotencyKey", in("header", Headers.IDEMPOTENCY_KEY, key()))
                .addParameters("IfPositionAtLeast", in("header", Headers.POSITION_AT_LEAST, position()))
                .addParameters("Limit", in("query", "limit", limit()))
                .addParameters("Cursor", in("query", "cursor", Schemas.of("string")))
                .addHeaders("RequestId", header(Headers.REQUEST_ID, text("0d9a3c1e-7f1b-4a52-8c36-5b0f6f2e9d11")))
                .addHeaders("Location", header("Location", Schemas.of("string").format("uri-reference")))
                .addHeaders("ETag", header("ETag", text("\"3\"")))
                .addHeaders("Position", header(Headers.POSITION, position()))
                .addHeaders("Replayed", header(Headers.IDEMPOTENCY_REPLAYED, text("true")))
                .addHeaders("SessionCookie", header("Set-Cookie", Schemas.of("string")))
                .addHeaders("Authenticate", header("WWW-Authenticate", text("Bearer")))
                .addHeaders("RetryAfter", header("Retry-After", text("1")));
        var failures = TEXTS.under("failures");
        for (var failure : Failure.values())
            components.addResponses(failure.component(), failure.response(failures.get(failure.component())));
        return components;
    }

    /** A sentence stays on one line of the document, so that its changes read well. */
    @Bean
    SmartInitializingSingleton longLines(ObjectMapperProvider mappers) {
        return () -> ((YAMLFactory) mappers.yamlMapper().getFactory()).disable(YAMLGenerator.Feature.SPLIT_LINES);
    }

    /** What no signature names: the errors' body, and what streams and forms carry. */
    @Bean
    GlobalOpenApiCustomizer unnamed(Operations operations) {
        return document -> Stream.concat(Stream.of(Problem.class), operations.unnamed())
                .forEach(type ->
                        ModelConverters.getInstance(true).readAll(type).forEach(document.getComponents()::addSchemas));
    }

    private static Parameter in(String place, String name, Schema<?> schema) {
        return new Parameter()
                .in(place)
                .name(name)
                .description(TEXTS.under("parameters").get(name))
                .schema(schema);
    }

    private static Header header(String name, Schema<?> schema) {
        return new Header().description(TEXTS.under("headers").get(name)).schema(schema);
    }

    private static Schema<Object> position() {
        return Schemas.examples(Schemas.simple(long.class), 41);
    }

    private static Schema<Object> key() {
        var key = text("4f0e6c1c-report-1");
        key.minLength(1).setMaxLength(200);
        return key;
    }

    private static Schema<Object> limit() {
        var limit = Schemas.of("integer");
        limit.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Query.MOST)).setDefault(USUAL);
        return limit;
    }

    private static Schema<Object> text(String example) {
        return Schemas.examples(Schemas.of("string"), example);
    }
}
