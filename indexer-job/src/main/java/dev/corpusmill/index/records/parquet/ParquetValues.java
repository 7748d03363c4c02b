package dev.corpusmill.index.records.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Parquet's values as Java's: texts, numbers, lists and maps; times and dates in ISO 8601; bytes as they are. */
final class ParquetValues {
    private static final long JULIAN_EPOCH = 2_440_588;
    private static final long NANOS = 1_000_000_000;

    private ParquetValues() {}

    /** The fields of a record or of a group in it; null values are left out. */
    static Map<String, Object> fields(Group group) {
        GroupType type = group.getType();
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            Object value = field(group, i);
            if (value != null) {
                fields.put(type.getFieldName(i), value);
            }
        }
        return fields;
    }

    private static @Nullable Object field(Group group, int field) {
        Type type = group.getType().getType(field);
        int count = group.getFieldRepetitionCount(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return all(group, field);
        }
        return count == 0 ? null : value(group, field, 0);
    }

    private static List<Object> all(Group group, int field) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
            values.add(value(group, field, i));
        }
        return values;
    }

    private static Object value(Group group, int field, int index) {
        Type type = group.getType().getType(field);
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (type.isPrimitive()) {
            return primitive(group, field, index);
        }
        Group inner = group.getGroup(field, index);
        if (logical instanceof ListLogicalTypeAnnotation && inner.getType().getFieldCount() == 1) {
            return list(inner);
        }
        if (logical instanceof MapLogicalTypeAnnotation && inner.getType().getFieldCount() == 1) {
            return map(inner);
        }
        return fields(inner);
    }

    /** A list is a repeated group of one element, in old files the repeated element itself. */
    private static List<Object> list(Group list) {
        Type repeated = list.getType().getType(0);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
            Object value = wrapped ? field(list.getGroup(0, i), 0) : value(list, 0, i);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static Map<String, Object> map(Group map) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            Object value = entry.getType().getFieldCount() < 2 ? null : field(entry, 1);
            if (value != null) {
                values.put(String.valueOf(field(entry, 0)), value);
            }
        }
        return values;
    }

    private static Object primitive(Group group, int field, int index) {
        LogicalTypeAnnotation logical = group.getType().getType(field).getLogicalTypeAnnotation();
        return switch (group.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> group.getBoolean(field, index);
            case FLOAT -> group.getFloat(field, index);
            case DOUBLE -> group.getDouble(field, index);
            case INT32 -> whole(group.getInteger(field, index), logical, 32);
            case INT64 -> whole(group.getLong(field, index), logical, 64);
            case INT96 -> julian(group.getInt96(field, index));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> binary(group.getBinary(field, index), logical);
        };
    }

    private static Object whole(long value, @Nullable LogicalTypeAnnotation logical, int bits) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            Instant instant = instant(value, timestamp.getUnit());
            return timestamp.isAdjustedToUTC()
                    ? instant.toString()
                    : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.ofNanoOfDay(value * (NANOS / perSecond(time.getUnit())))
                    .toString();
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale());
        }
        if (logical instanceof IntLogicalTypeAnnotation number && !number.isSigned()) {
            return bits == 32 ? value & 0xFFFF_FFFFL : new BigInteger(Long.toUnsignedString(value));
        }
        return value;
    }

    private static Instant instant(long value, TimeUnit unit) {
        long perSecond = perSecond(unit);
        return Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (NANOS / perSecond));
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS;
        };
    }

    /** The time stamps of old files: nanoseconds of a Julian day. */
    private static String julian(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long days = bytes.getInt() - JULIAN_EPOCH;
        return Instant.ofEpochSecond(days * 86_400, nanos).toString();
    }

    private static Object binary(Binary value, @Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation) {
            return new String(value.getBytesUnsafe(), StandardCharsets.UTF_8);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(value.getBytesUnsafe()), decimal.getScale());
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer bytes = value.toByteBuffer();
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        return value.getBytes();
    }
}
