package org.taizhang.api.contract;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.taizhang.api.web.Acknowledgement;
import org.taizhang.api.web.Guarded;
import org.taizhang.api.web.Open;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Role;
import org.taizhang.projections.Projection;
import org.taizhang.projections.ReadModels;

/** What a controller's method says of its operation. */
record Endpoint(HandlerMethod method) {
    private static final String DOMAIN = "org.taizhang.domain.";
    private static final String SESSION = "session";
    private static final String LEDGER = "ledger";

    /** That of its package, or what there is one of, such as a session. */
    String capability() {
        var base = path(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequestMapping.class));
        var name = method.getBeanType().getPackageName();
        return Arrays.stream(base.split("/"))
                .filter(step -> !step.isEmpty() && !step.equals("api") && !step.matches("v\\d+"))
                .findFirst()
                .filter(resource -> !resource.endsWith("s"))
                .orElse(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String path(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    String id() {
        return capability() + "." + method.getMethod().getName();
    }

    Optional<Summary> summary() {
        return Optional.ofNullable(method.getMethodAnnotation(Summary.class));
    }

    private boolean does(RequestMethod verb) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.method()).contains(verb);
    }

    boolean isRead() {
        return does(RequestMethod.GET) && !isStream();
    }

    /** Whether it is about the ledger itself, of which only what is signed is shown. */
    boolean isOfLedger() {
        return capability().equals(LEDGER);
    }

    /** Whether it reads a read model, which may be behind the ledger. */
    boolean waitsForViews() {
        return isRead() && !isOfLedger();
    }

    /** Whether it asks for no session. */
    boolean isOpen() {
        return isLogin() || method.hasMethodAnnotation(Open.class);
    }

    boolean isStream() {
        return answers(SseEmitter.class);
    }

    /** What a stream's events carry: the record that its controller declares. */
    Optional<Class<?>> message() {
        return Arrays.stream(method.getBeanType().getDeclaredClasses())
                .filter(type -> isStream() && type.isRecord())
                .findFirst();
    }

    boolean isLogin() {
        return capability().equals(SESSION) && isPost();
    }

    boolean beginsOrEndsSession() {
        return capability().equals(SESSION) && (isPost() || does(RequestMethod.DELETE));
    }

    boolean isPost() {
        return does(RequestMethod.POST);
    }

    /** Whether it takes a password, of which an address may try only so many. */
    boolean triesPassword() {
        return capability().equals(SESSION) && hasBody();
    }

    boolean hasBody() {
        return takes(RequestBody.class) || form().isPresent();
    }

    /** The form that it takes in place of JSON. */
    Optional<Class<?>> form() {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(ModelAttribute.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .findFirst();
    }

    /** Whether what it gives away may have been taken away since. */
    boolean mayBeGone() {
        return !isOfLedger()
                && namesSubject()
                && (answers(StreamingResponseBody.class) || answers(InputStreamResource.class));
    }

    boolean namesSubject() {
        return takes(PathVariable.class);
    }

    private boolean takes(Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    /** Whether it may lead to events. */
    boolean writes() {
        return sendsCommand() || takesReports() || (capability().equals(SESSION) && !does(RequestMethod.GET));
    }

    /** Whether another system reports by it. */
    private boolean takesReports() {
        return capability().equals("source") && isPost();
    }

    boolean sendsCommand() {
        return Acknowledgement.class.isAssignableFrom(answer().toClass());
    }

    boolean creates() {
        return sendsCommand() && isEntity();
    }

    boolean revises() {
        return sendsCommand() && !isEntity();
    }

    /** Whether it answers with one document, which has a version. */
    boolean showsDocument() {
        return isEntity() && ReadModels.ALL.stream().anyMatch(model -> answers(model.document()));
    }

    /** The read model it lists. */
    Optional<Projection<?, ?>> lists() {
        if (!answers(Slice.class)) return Optional.empty();
        var document = answer().getGeneric(0).toClass();
        return ReadModels.ALL.stream()
                .filter(model -> model.document() == document)
                .findFirst();
    }

    private boolean isEntity() {
        return method.getMethod().getReturnType() == ResponseEntity.class;
    }

    private boolean answers(Class<?> type) {
        return answer().toClass() == type;
    }

    private ResolvableType answer() {
        var type = ResolvableType.forMethodReturnType(method.getMethod());
        return isEntity() ? type.getGeneric(0) : type;
    }

    HttpStatus success() {
        var said = method.getMethodAnnotation(ResponseStatus.class);
        if (said != null) return said.value();
        return creates() ? HttpStatus.CREATED : answers(Void.class) ? HttpStatus.NO_CONTENT : HttpStatus.OK;
    }

    /** Whether it is decided upon who is given what they ask to read. */
    boolean isGuarded() {
        return method.hasMethodAnnotation(Guarded.class);
    }

    boolean needsRole() {
        return sendsCommand() || method.hasMethodAnnotation(PreAuthorize.class);
    }

    /** The roles of which the caller needs one; none where everybody may who is logged in. */
    List<Role> roles() {
        var guard = method.getMethodAnnotation(PreAuthorize.class);
        if (guard != null)
            return Arrays.stream(Role.values())
                    .filter(role -> guard.value().contains("'" + role + "'"))
                    .toList();
        return command().map(command -> command.getAnnotation(Needs.class)).stream()
                .flatMap(needs -> Arrays.stream(needs.value()))
                .filter(Role::isOfAccounts)
                .toList();
    }

    /** The command of the capability whose name begins as the method's does. */
    private Optional<Class<?>> command() {
        if (!sendsCommand() || capability().equals(SESSION)) return Optional.empty();
        var commands = DOMAIN + capability() + "." + StringUtils.capitalize(capability()) + "Command";
        var name = StringUtils.capitalize(method.getMethod().getName());
        var sealed = ClassUtils.resolveClassName(commands, getClass().getClassLoader());
        var found = Stream.of(sealed.getPermittedSubclasses())
                .<Class<?>>map(command -> command)
                .filter(command -> command.getSimpleName().startsWith(name))
                .findFirst();
        if (found.isEmpty())
            throw new IllegalStateException(
                    method.getShortLogMessage() + " is not called after any command of " + sealed.getSimpleName());
        return found;
    }
}
