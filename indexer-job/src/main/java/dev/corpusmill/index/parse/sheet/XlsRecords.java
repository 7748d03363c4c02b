package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseChoices;
import dev.corpusmill.index.parse.sheet.format.CellFormats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.DrawingGroupRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FooterRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NoteRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.tika.exception.RuntimeSAXException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Takes the records of a workbook: those of all sheets first, then sheet by sheet. */
final class XlsRecords implements HSSFListener {
    static final short[] WANTED = {
        BOFRecord.sid,
        EOFRecord.sid,
        BoundSheetRecord.sid,
        DateWindow1904Record.sid,
        FormatRecord.sid,
        ExtendedFormatRecord.sid,
        SSTRecord.sid,
        DrawingGroupRecord.sid,
        RowRecord.sid,
        ColumnInfoRecord.sid,
        MergeCellsRecord.sid,
        LabelSSTRecord.sid,
        LabelRecord.sid,
        NumberRecord.sid,
        RKRecord.sid,
        BoolErrRecord.sid,
        FormulaRecord.sid,
        StringRecord.sid,
        HeaderRecord.sid,
        FooterRecord.sid,
        NoteRecord.sid,
        ObjRecord.sid,
        TextObjectRecord.sid
    };

    private final SheetOutput out;
    private final ParseChoices choices;
    private final LeftOut leftOut;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<FormatRecord> formatCodes = new ArrayList<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final List<DrawingGroupRecord> drawings = new ArrayList<>();
    private @Nullable SSTRecord strings;
    private boolean date1904;
    private @Nullable CellFormats formats;
    private int depth; // of streams in streams: a sheet in the workbook, a chart in a sheet
    private int next; // sheet of the list
    private @Nullable XlsSheet sheet;

    XlsRecords(SheetOutput out, ParseChoices choices, LeftOut leftOut) {
        this.out = out;
        this.choices = choices;
        this.leftOut = leftOut;
    }

    List<DrawingGroupRecord> drawings() {
        return drawings;
    }

    @Override
    public void processRecord(Record record) {
        try {
            if (record instanceof BOFRecord begin) {
                begin(begin);
            } else if (record instanceof EOFRecord) {
                end();
            } else if (sheet == null) {
                shared(record);
            } else if (depth == 1) {
                sheet.take(record);
            }
        } catch (SAXException refused) {
            throw new RuntimeSAXException(refused);
        }
    }

    private void begin(BOFRecord begin) {
        if (sheet != null) {
            depth++; // a chart
        } else if (begin.getType() == BOFRecord.TYPE_WORKSHEET || begin.getType() == BOFRecord.TYPE_CHART) {
            if (next == 0) {
                sheets.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
            }
            depth = 1;
            sheet = new XlsSheet(this::string, this::format);
        }
    }

    private void end() throws SAXException {
        if (sheet == null || --depth > 0) {
            return;
        }
        XlsSheet ended = sheet;
        sheet = null;
        BoundSheetRecord entry = next < sheets.size() ? sheets.get(next) : null;
        next++;
        if (entry != null && (entry.isHidden() || entry.isVeryHidden()) && !choices.hidden()) {
            leftOut.sheets++;
        } else {
            SheetWriter writer = new SheetWriter(out, entry == null ? "" : entry.getSheetname(), choices, leftOut);
            ended.write(writer, formats(), choices.comments());
        }
    }

    private void shared(Record record) {
        if (record instanceof BoundSheetRecord entry) {
            sheets.add(entry);
        } else if (record instanceof SSTRecord table) {
            strings = table;
        } else if (record instanceof FormatRecord code) {
            formatCodes.add(code);
        } else if (record instanceof ExtendedFormatRecord style) {
            formatOfStyle.add((int) style.getFormatIndex());
        } else if (record instanceof DateWindow1904Record window) {
            date1904 = window.getWindowing() == 1;
        } else if (record instanceof DrawingGroupRecord group) {
            drawings.add(group);
        }
    }

    private CellFormats formats() {
        if (formats == null) {
            SheetLanguage language = new SheetLanguage();
            for (int i = 0; strings != null && i < strings.getNumUniqueStrings(); i++) {
                language.read(string(i));
            }
            Locale guess = language.guess();
            formats = new CellFormats(date1904, guess);
            for (FormatRecord code : formatCodes) {
                formats.define(code.getIndexCode(), code.getFormatString());
            }
        }
        return formats;
    }

    private String string(int index) {
        return strings == null || index < 0 || index >= strings.getNumUniqueStrings()
                ? ""
                : strings.getString(index).getString();
    }

    private int format(int style) {
        return style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
    }
}
