package org.taizhang.api.contract;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What the document says in words, Chinese before English, from {@code openapi/texts.yml}. */
record Texts(Map<?, ?> all) {
    static Texts load() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("openapi/texts.yml"));
        var all = yaml.getObject();
        if (all == null) throw new IllegalStateException("openapi/texts.yml is empty");
        return new Texts(all);
    }

    /** The part under a key, in the order it is written. */
    Texts under(String key) {
        if (all.get(key) instanceof Map<?, ?> part) return new Texts(part);
        throw new IllegalStateException("openapi/texts.yml has no part " + key);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(all.get(key))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip);
    }

    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("openapi/texts.yml has no text " + key));
    }

    /** Of a member of a schema: its own text, or the one that holds for every member of that name. */
    Optional<String> member(String schema, String member) {
        var own = all.get(schema) instanceof Map<?, ?> part ? new Texts(part).find(member) : Optional.<String>empty();
        return own.or(() -> under("members").find(member));
    }

    /** Of a schema itself. */
    Optional<String> schema(String name) {
        return all.get(name) instanceof Map<?, ?> part ? new Texts(part).find("is") : find(name);
    }
}
