package dev.corpusmill.index.parse.charset;

import java.util.List;

/** How frequent characters are in a language that has thousands. Costs are quarters of a nat. */
final class CharacterModel {
    private static final int RARE = 60;

    private final byte[] costs = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    /** Bands: a cost and the characters that have it. */
    CharacterModel(List<String> bands) {
        for (String band : bands) {
            int gap = band.indexOf(' ');
            byte cost = Byte.parseByte(band.substring(0, gap));
            for (int at = gap + 1; at < band.length(); at++) {
                costs[band.charAt(at)] = cost;
            }
        }
    }

    int cost(char character) {
        int cost = costs[character];
        return cost > 0 ? cost : RARE;
    }
}
