package dev.corpusmill.store.milvus;

import java.util.HashMap;
import java.util.Map;

/** Parameters of indexes as Milvus wants them: numbers where they are numbers. */
final class MilvusNumbers {
    private MilvusNumbers() {}

    static Map<String, Object> parameters(Map<String, String> written) {
        Map<String, Object> parameters = new HashMap<>();
        written.forEach((name, value) -> parameters.put(name, number(value)));
        return parameters;
    }

    private static Object number(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return Integer.parseInt(value);
        }
        return value.matches("-?\\d+\\.\\d+") ? (Object) Double.parseDouble(value) : value;
    }
}
