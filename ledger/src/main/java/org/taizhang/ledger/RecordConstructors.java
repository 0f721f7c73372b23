package org.taizhang.ledger;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.bean.PropertyValueBuffer;

/**
 * Calls the constructors of records by handles made ready once: Jackson adapts one anew for each record, which is a sixth of
 * what reading an event takes. Everything else, and what to say when a constructor refuses, stays Jackson's.
 */
final class RecordConstructors extends JacksonModule {
    @Override
    public String getModuleName() {
        return "record-constructors";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addValueInstantiators(new Readying());
    }

    private static final class Readying extends ValueInstantiators.Base {

        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator known) {
            var creator = known.getWithArgsCreator();
            if (!description.getBeanClass().isRecord()
                    || creator == null
                    || !(creator.getAnnotated() instanceof Constructor<?> constructor)) return known;
            try {
                var handle = MethodHandles.lookup().unreflectConstructor(constructor);
                var count = constructor.getParameterCount();
                return new Ready(
                        known,
                        handle.asType(MethodType.genericMethodType(count)).asSpreader(Object[].class, count));
            } catch (IllegalAccessException e) {
                return known;
            }
        }
    }

    private static final class Ready extends ValueInstantiator.Delegating {
        private final MethodHandle constructor;

        Ready(ValueInstantiator known, MethodHandle constructor) {
            super(known);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(
                DeserializationContext context, SettableBeanProperty[] properties, PropertyValueBuffer values) {
            return createFromObjectWith(context, values.getParameters(context, properties));
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] values) {
            try {
                return (Object) constructor.invokeExact(values);
            } catch (Error e) {
                throw e;
            } catch (Throwable refused) {
                return delegate().createFromObjectWith(context, values); // which refuses again, in Jackson's words
            }
        }
    }
}
