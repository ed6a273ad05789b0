#pragma once

#include "ui/compose/form/parameterfield.h"

#include <QHash>

class QLineEdit;

namespace limner {

//! An input file: an https address, a local file that is read when it is sent, or one that the
//! library keeps. Picked, typed or dropped. A parameter that takes several has them one after the
//! other, separated by " | ".
class FileField final : public ParameterField {
    Q_OBJECT
public:
    FileField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    Result<> writeForSending(Json &values) const override;
    LocalFiles localFiles() const override;

    //! How an entry is named in what is sent: an address by itself, a file of this computer by what
    //! stands for it until it has been read. Errors: Io, TooLarge, in words for people.
    [[nodiscard]] static Result<QString> named(const QString &entry);
    //! The files of this computer among the entries.
    [[nodiscard]] static LocalFiles localFilesOf(const QStringList &entries);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] QString shown(const QString &entry);
    void put(Json &values, const QStringList &entries) const;
    void add(const QStringList &files);
    void pick();

    bool m_several = false;
    QString m_accept = {};
    QLineEdit *m_edit = nullptr;
    //! What nobody can read, by the words that stand for it in the line: kept inputs, bytes.
    QHash<QString, QString> m_held;
};

} // namespace limner
