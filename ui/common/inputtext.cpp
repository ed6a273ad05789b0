#include "ui/common/inputtext.h"

#include "ui/common/errortext.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

#include <iterator>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Input)
};

struct Row {
    InputTrouble trouble;
    const char *words; //!< %1 = the error's message
};

using T = InputTrouble;

constexpr Row rows[] = {
    {T::Vanished, QT_TRANSLATE_NOOP("Input", "The file is not there any more: %1. Save it to a "
                                             "folder, and take it from there.")},
    {T::Folder, QT_TRANSLATE_NOOP("Input", "%1 is a folder. Choose a file in it.")},
    {T::NotAFile, QT_TRANSLATE_NOOP("Input", "%1 is no file but a device or a pipe. Choose a "
                                             "file.")},
    {T::Empty, QT_TRANSLATE_NOOP("Input", "There is nothing in it.")},
    {T::NotAPicture, QT_TRANSLATE_NOOP("Input", "This is no picture (%1), and a picture is wanted "
                                                "here.")},
    {T::WebPage, QT_TRANSLATE_NOOP("Input", "This address answers with a web page, not a picture "
                                            "(%1). Copy the address of the picture itself, or save "
                                            "it and choose the file.")},
    {T::Damaged, QT_TRANSLATE_NOOP("Input", "The picture is damaged and cannot be read to its end "
                                            "(%1).")},
    {T::TooManyPixels, QT_TRANSLATE_NOOP("Input", "The picture has more than 200 million pixels "
                                                  "(%1). Scale it down first.")},
    {T::PositionStays, QT_TRANSLATE_NOOP("Input", "The picture says where it was taken, and that "
                                                  "cannot be taken out of this kind (%1). Save it "
                                                  "as a JPEG, or allow it in Settings, Library.")},
    {T::ArtworkGone, QT_TRANSLATE_NOOP("Input", "That picture is not in the library any more.")},
    {T::InputGone, QT_TRANSLATE_NOOP("Input", "An input picture is not in the library any more. "
                                              "Choose it again.")},
    {T::NotAnAddress, QT_TRANSLATE_NOOP("Input", "This is no address of a picture: %1. It begins "
                                                 "with https://.")},
    {T::PrivateAddress, QT_TRANSLATE_NOOP("Input", "The address leads into a private network (%1), "
                                                   "where Limner asks your own store only. Save "
                                                   "the picture, and choose the file.")},
    {T::TooManyRedirects, QT_TRANSLATE_NOOP("Input", "The address leads from one place to the next "
                                                     "and never to a picture.")},
    {T::Refused, QT_TRANSLATE_NOOP("Input", "The server does not give the picture (status %1). "
                                            "Save it in your browser, and choose the file.")},
    {T::MaskSize, QT_TRANSLATE_NOOP("Input", "The mask has another size than its picture (%1). "
                                             "Nothing was sent; draw the mask on this picture.")},
};

} // namespace

QString inputChangeText(InputChange change)
{
    switch (change) {
    case InputChange::TurnedUpright:
        return Text::tr("turned upright");
    case InputChange::PositionRemoved:
        return Text::tr("GPS position removed");
    case InputChange::MadeRgb:
        return Text::tr("made RGB");
    case InputChange::FirstFrame:
        return Text::tr("first frame of an animation");
    case InputChange::MadeSmaller:
        return Text::tr("made smaller");
    }
    return {};
}

QString keptInputText(const KeptInput &input)
{
    QStringList parts;
    if (!input.size.isEmpty())
        parts.append(formatPixels(input.size));
    parts.append(formatBytes(input.bytes));
    for (const InputChange change : input.changes)
        parts.append(inputChangeText(change));
    if (input.bytes > Inputs::largestSent)
        parts.append(Text::tr("goes in smaller"));
    return parts.join(u", "_s);
}

QString inputErrorText(const Error &error)
{
    const InputTrouble trouble = inputTroubleOf(error);
    if (trouble == T::TooManyBytes)
        return Text::tr("The file is larger than %1. Make it smaller first.")
            .arg(formatBytes(error.message.toLongLong()));
    for (const Row &row : rows) {
        if (row.trouble == trouble)
            return Text::tr(row.words).replace(u"%1"_s, error.message);
    }
    return errorText(error, ErrorPlace::Library).sentence();
}

} // namespace limner
