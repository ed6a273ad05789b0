#include "core/picture/records/recordtable.h"

#include "core/picture/records/a1111record.h"
#include "core/picture/records/civitairecord.h"
#include "core/picture/records/comfyrecord.h"
#include "core/picture/records/drawthingsrecord.h"
#include "core/picture/records/easydiffusionrecord.h"
#include "core/picture/records/fooocusrecord.h"
#include "core/picture/records/huggingfacerecord.h"
#include "core/picture/records/invokeairecord.h"
#include "core/picture/records/novelairecord.h"
#include "core/picture/records/packedcomment.h"
#include "core/picture/records/stabilitymatrixrecord.h"
#include "core/picture/records/stealthtext.h"
#include "core/picture/records/swarmuirecord.h"
#include "core/picture/records/tensorartrecord.h"

using namespace Qt::StringLiterals;

namespace limner {

const std::vector<RecordReader> &recordReaders()
{
    static const std::vector<RecordReader> readers{
        {"InvokeAI"_L1, readInvokeAi},
        {"TensorArt"_L1, readTensorArt},
        {"Stability Matrix"_L1, readStabilityMatrix},
        {"SwarmUI"_L1, readSwarmUi},
        {"Civitai"_L1, readCivitai},
        {"Easy Diffusion"_L1, readEasyDiffusion},
        {"NovelAI"_L1, readNovelAi},
        {"Draw Things"_L1, readDrawThings},
        {"ComfyUI"_L1, readComfyUi},
        {"Fooocus"_L1, readFooocus},
        {"Hugging Face"_L1, readHuggingFace},
        {"A1111"_L1, readA1111},
    };
    return readers;
}

std::optional<FoundSettings> settingsIn(const PictureTexts &texts)
{
    if (texts.all().empty())
        return std::nullopt;
    for (const RecordReader &reader : recordReaders()) {
        if (std::optional<FoundSettings> found = reader.read(texts))
            return found;
    }
    return std::nullopt;
}

std::optional<FoundSettings> foundSettings(QByteArrayView picture)
{
    PictureTexts texts = PictureTexts::of(picture);
    unpackComment(texts);
    if (std::optional<FoundSettings> found = settingsIn(texts))
        return found;
    const QString hidden = stealthText(picture);
    if (hidden.isEmpty())
        return std::nullopt;
    PictureTexts unhidden;
    if (const Json object = objectIn(hidden); object.is_object())
        unpackObject(object, unhidden);
    if (unhidden.all().empty())
        unhidden.add(u"parameters"_s, hidden);
    return settingsIn(unhidden);
}

} // namespace limner
