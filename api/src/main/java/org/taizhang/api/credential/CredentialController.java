package org.taizhang.api.credential;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Units;
import org.taizhang.domain.credential.CredentialCommand.*;
import org.taizhang.domain.credential.CredentialEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.probes.Credential;
import org.taizhang.projections.credential.CredentialView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

@RestController
@RequestMapping("/api/v1/credentials")
class CredentialController {
    private static final String READERS = "hasAnyRole('OPERATOR','APPROVER','AUDITOR','SYSTEM_ADMINISTRATOR',"
            + "'SECURITY_ADMINISTRATOR','AUDIT_ADMINISTRATOR')";

    private final Commands commands;
    private final Reads reads;
    private final Vault vault;
    private final Model<CredentialEvent, CredentialView> credentials;
    private final Model<TargetEvent, TargetView> targets;

    /**
     * What lets in.
     *
     * @param unit whose targets, and those of units below, may use it
     * @param user none for a token or a key
     * @param secret a password, a token, or a private key in PEM
     */
    record NewCredential(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,

            @Nullable @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1F\\x7F]*")
            String user,

            @NotBlank @Size(max = 20_000) @Pattern(regexp = "[^\\x00]*")
            String secret) {
        @Override
        public String toString() {
            return "A credential of " + unit;
        }
    }

    /** A target whose check names the credential. */
    record CredentialUse(UUID target, String name, String unit, Stage stage) {}

    CredentialController(
            Commands commands,
            Reads reads,
            Vault vault,
            Model<CredentialEvent, CredentialView> credentials,
            Model<TargetEvent, TargetView> targets) {
        this.commands = commands;
        this.reads = reads;
        this.vault = vault;
        this.credentials = credentials;
        this.targets = targets;
    }

    @PutMapping("/{name}")
    @Summary(zh = "存入或更换凭据，只写不读", en = "Store a credential, or replace it; it is never shown again")
    Receipt store(@PathVariable String name, @Valid @RequestBody NewCredential body) {
        if (!name.matches(CredentialEvent.NAME)) throw new Problem(HttpStatus.BAD_REQUEST, "bad-credential-name", name);
        var id = CredentialEvent.id(name);
        var credential = new Credential(body.user() == null ? "" : body.user(), body.secret());
        return vault.keep(name, body.unit(), credential, () -> commands.send(id, new Store(id, name, body.unit())));
    }

    @DeleteMapping("/{name}")
    @Summary(zh = "删除凭据", en = "Remove a credential")
    Receipt remove(@PathVariable String name) {
        var id = CredentialEvent.id(name);
        return vault.forget(name, () -> commands.send(id, new Remove(id)));
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Summary(zh = "凭据名称列表", en = "List the names of credentials")
    Slice<CredentialView> list() {
        return reads.list(credentials);
    }

    @GetMapping("/{name}")
    @PreAuthorize(READERS)
    @Summary(zh = "查看凭据名称与存入时刻，可回到任一时刻", en = "Get a credential's name and when it was stored, also as of an instant")
    ResponseEntity<CredentialView> get(@PathVariable String name, @RequestParam @Nullable Instant asOf) {
        return reads.get(credentials, CredentialEvent.id(name), asOf);
    }

    @GetMapping("/{name}/targets")
    @PreAuthorize(READERS)
    @Summary(zh = "使用该凭据的监测对象", en = "The targets that use a credential")
    List<CredentialUse> uses(@PathVariable String name) {
        var reference =
                "file:" + reads.known(credentials, CredentialEvent.id(name)).name();
        var uses = new ArrayList<CredentialUse>();
        var watched = Query.where(Filter.in("stage", List.of(Stage.WATCHED, Stage.PAUSED)));
        targets.view().within(Caller.current().unit()).each(watched.limit(Query.MOST), target -> {
            var check = target.definition().check();
            if (check != null && check.references().contains(reference))
                uses.add(new CredentialUse(target.id(), target.definition().name(), target.unit(), target.stage()));
        });
        return uses;
    }
}
